import { createRouter } from '@tanstack/react-router';
import { parseAddress, writeAddress } from './addresses';
import { root } from './root';
import { administrationRoutes } from './routes/administration';
import { assessmentsRoutes } from './routes/assessments';
import { executionRoutes } from './routes/execution';
import { monitoringRoutes } from './routes/monitoring';
import { placesRoutes } from './routes/places';
import { profilesRoutes } from './routes/profiles';
import { roadmapsRoutes } from './routes/roadmaps';
import { roundsRoutes } from './routes/rounds';
import { startRoutes } from './routes/start';
import { surveysRoutes } from './routes/surveys';
import { RouteFailure } from './shell/RouteFailure';

const routeTree = root.addChildren([
  ...startRoutes,
  ...roadmapsRoutes,
  ...executionRoutes,
  ...placesRoutes,
  ...surveysRoutes,
  ...profilesRoutes,
  ...monitoringRoutes,
  ...assessmentsRoutes,
  ...roundsRoutes,
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
