import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root';

const monitoring = createRoute({
  getParentRoute: () => root,
  path: '/monitoring',
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.monitoringPage())),
});

/** The first page of monitoring. Each part of it has its routes in a file of its own. */
export const monitoringRoutes = [monitoring] as const;
