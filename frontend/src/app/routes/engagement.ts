import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { engagementSearch } from '../../features/engagement/search';
import { withMonitoringWords } from '../../shared/i18n/i18n';
import { root } from '../root';

const list = createRoute({
  getParentRoute: () => root,
  path: '/engagement',
  validateSearch: engagementSearch,
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/engagement/EngagementPage'))),
});

const school = createRoute({
  getParentRoute: () => root,
  path: '/engagement/$organizationId',
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/engagement/SchoolPage'))),
});

/** How far schools are engaged. */
export const engagementRoutes = [list, school] as const;
