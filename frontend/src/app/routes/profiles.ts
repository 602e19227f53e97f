import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { formulaSearch } from '../../features/formulas/search';
import { profilesSearch } from '../../features/profiles/search';
import { root } from '../root';

const profile = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$organizationId/profile',
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.profilePage())),
});

const profiles = createRoute({
  getParentRoute: () => root,
  path: '/risk-profiles',
  validateSearch: profilesSearch,
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.profilesPage())),
});

const formulas = createRoute({
  getParentRoute: () => root,
  path: '/surveys/formulas',
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.formulasPage())),
});

const formula = createRoute({
  getParentRoute: () => root,
  path: '/surveys/formulas/$formulaId',
  validateSearch: formulaSearch,
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.formulaPage())),
});

/** Risk profiles of schools, and the formulas they are reckoned by. */
export const profilesRoutes = [profile, profiles, formulas, formula] as const;
