import { createRouter } from '@tanstack/react-router';
import { parseAddress, writeAddress } from './addresses';
import { root } from './root';
import { administrationRoutes } from './routes/administration';
import { engagementRoutes } from './routes/engagement';
import { assessmentsRoutes } from './routes/assessments';
import { coursesRoutes } from './routes/courses';
import { dashboardRoutes } from './routes/dashboards';
import { eventsRoutes } from './routes/events';
import { executionRoutes } from './routes/execution';
import { monitoringRoutes } from './routes/monitoring';
import { placesRoutes } from './routes/places';
import { profilesRoutes } from './routes/profiles';
import { reportsRoutes } from './routes/reports';
import { roadmapsRoutes } from './routes/roadmaps';
import { roundsRoutes } from './routes/rounds';
import { startRoutes } from './routes/start';
import { surveysRoutes } from './routes/surveys';
import { visitsRoutes } from './routes/visits';
import { RouteFailure } from './shell/RouteFailure';

const routeTree = root.addChildren([
  ...startRoutes,
  ...roadmapsRoutes,
  ...dashboardRoutes,
  ...executionRoutes,
  ...placesRoutes,
  ...surveysRoutes,
  ...profilesRoutes,
  ...monitoringRoutes,
  ...engagementRoutes,
  ...reportsRoutes,
  ...visitsRoutes,
  ...assessmentsRoutes,
  ...roundsRoutes,
  ...coursesRoutes,
  ...eventsRoutes,
  ...administrationRoutes,
]);

export const createAppRouter = () =>
  createRouter({
    routeTree,
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: RouteFailure,
  });
