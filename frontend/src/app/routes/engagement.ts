import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { engagementSearch } from '../../features/engagement/search';
import { root } from '../root';

const list = createRoute({
  getParentRoute: () => root,
  path: '/engagement',
  validateSearch: engagementSearch,
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.engagementPage())),
});

const formulas = createRoute({
  getParentRoute: () => root,
  path: '/engagement/formulas',
  component: lazyRouteComponent(() =>
    import('../screens/monitoring').then((screens) => screens.engagementFormulasPage()),
  ),
});

const school = createRoute({
  getParentRoute: () => root,
  path: '/engagement/$organizationId',
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.engagedSchoolPage())),
});

/** How far schools are engaged. */
export const engagementRoutes = [list, formulas, school] as const;
