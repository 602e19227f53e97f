import { lazy, Suspense } from 'react';
import { usePermission } from '../shared/api/getMe';
import { withReportWords } from '../shared/i18n/i18n';
import TasksPage from '../features/checkpoints/TasksPage';

const OwedToday = lazy(() => withReportWords(() => import('../features/reports/OwedToday')));

/** Joins features that do not know each other: what is due of plans, and the reports that are owed. */
export default function TodayRoute() {
  const reads = usePermission('reports:read');
  return (
    <TasksPage
      beside={
        reads && (
          <Suspense>
            <OwedToday />
          </Suspense>
        )
      }
    />
  );
}
