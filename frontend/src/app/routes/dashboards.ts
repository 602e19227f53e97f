import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { dashboardSearch, valuesSearch } from '../../features/dashboards/search';
import { root } from '../root';

const dashboard = createRoute({
  getParentRoute: () => root,
  path: '/dashboard',
  validateSearch: dashboardSearch,
  component: lazyRouteComponent(() => import('../screens/dashboards').then((screens) => screens.dashboardPage())),
});

const values = createRoute({
  getParentRoute: () => root,
  path: '/dashboard/values',
  validateSearch: valuesSearch,
  component: lazyRouteComponent(() => import('../screens/dashboards').then((screens) => screens.valuesPage())),
});

/** What a place looks at first, and the rows behind its values. */
export const dashboardRoutes = [dashboard, values] as const;
