import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root';

const dashboard = createRoute({
  getParentRoute: () => root,
  path: '/dashboard',
  component: lazyRouteComponent(() => import('../screens/dashboards').then((screens) => screens.dashboardPage())),
});

const values = createRoute({
  getParentRoute: () => root,
  path: '/dashboard/values',
  component: lazyRouteComponent(() => import('../screens/dashboards').then((screens) => screens.valuesPage())),
});

// What stands in their addresses is read by the screens themselves: the first load of other screens has no room for it.

/** What a place looks at first, and the rows behind its values. */
export const dashboardRoutes = [dashboard, values] as const;
