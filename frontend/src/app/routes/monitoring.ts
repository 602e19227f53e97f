import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withMonitoringWords } from '../../shared/i18n/i18n';
import { root } from '../root';

const monitoring = createRoute({
  getParentRoute: () => root,
  path: '/monitoring',
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../monitoring/MonitoringPage'))),
});

/** The first page of monitoring. Each part of it has its routes in a file of its own. */
export const monitoringRoutes = [monitoring] as const;
