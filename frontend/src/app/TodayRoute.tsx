import { lazy, Suspense } from 'react';
import { usePermission } from '../shared/api/getMe';
import { withReportWords, withTaskWords } from '../shared/i18n/i18n';
import TasksPage from '../features/checkpoints/TasksPage';

const AppointToday = lazy(() => withTaskWords(() => import('../features/execution/AppointToday')));
const OwedToday = lazy(() => withReportWords(() => import('../features/reports/OwedToday')));

/** Joins features that do not know each other: what is due of plans, whom to appoint, and the reports that are owed. */
export default function TodayRoute() {
  const reads = usePermission('reports:read');
  const executes = usePermission('checkpoints:report');
  return (
    <TasksPage
      beside={
        (reads || executes) && (
          <Suspense>
            {executes && <AppointToday />}
            {reads && <OwedToday />}
          </Suspense>
        )
      }
    />
  );
}
