import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { formulaSearch } from '../../features/formulas/search';
import { withProfileWords } from '../../shared/i18n/i18n';
import { root } from '../root';

const profile = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$organizationId/profile',
  component: lazyRouteComponent(() => withProfileWords(() => import('../../features/profiles/ProfilePage'))),
});

const formulas = createRoute({
  getParentRoute: () => root,
  path: '/surveys/formulas',
  component: lazyRouteComponent(() => withProfileWords(() => import('../../features/formulas/FormulasPage'))),
});

const formula = createRoute({
  getParentRoute: () => root,
  path: '/surveys/formulas/$formulaId',
  validateSearch: formulaSearch,
  component: lazyRouteComponent(() => withProfileWords(() => import('../../features/formulas/FormulaPage'))),
});

/** Risk profiles of schools, and the formulas they are reckoned by. */
export const profilesRoutes = [profile, formulas, formula] as const;
