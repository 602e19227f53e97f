import { lazy, Suspense } from 'react';
import { usePermission } from '../shared/api/getMe';
import { withEventWords, withReportWords, withSurveyWords, withTaskWords, withVisitWords } from '../shared/i18n/i18n';
import TasksPage from '../features/checkpoints/TasksPage';

const AppointToday = lazy(() => withTaskWords(() => import('../features/execution/AppointToday')));
const EventsToday = lazy(() => withEventWords(() => import('../features/events/EventsToday')));
const OwedToday = lazy(() => withReportWords(() => import('../features/reports/OwedToday')));
const SurveysToday = lazy(() => withSurveyWords(() => import('../features/campaigns/SurveysToday')));
const VisitsToday = lazy(() => withVisitWords(() => import('../features/visits/VisitsToday')));

/**
 * Joins features that do not know each other: what is due of plans, whom to appoint, the reports that are owed, visits, events, and
 * the surveys that run.
 */
export default function TodayRoute() {
  const executes = usePermission('checkpoints:report');
  const reads = usePermission('reports:read');
  const visited = usePermission('visits:read');
  const invited = usePermission('attendance:read');
  const asks = usePermission('surveys:read');
  return (
    <TasksPage
      beside={
        <>
          {executes && (
            <Suspense>
              <AppointToday />
            </Suspense>
          )}
          {reads && (
            <Suspense>
              <OwedToday />
            </Suspense>
          )}
          {visited && (
            <Suspense>
              <VisitsToday />
            </Suspense>
          )}
          {invited && (
            <Suspense>
              <EventsToday />
            </Suspense>
          )}
          {asks && (
            <Suspense>
              <SurveysToday />
            </Suspense>
          )}
        </>
      }
    />
  );
}
