import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { assessmentsSearch, resultsSearch } from '../../features/assessments/search';
import { listedSearch } from '../../features/identifications/search';
import { root } from '../root';

const assessments = createRoute({
  getParentRoute: () => root,
  path: '/assessments',
  validateSearch: assessmentsSearch,
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.assessmentsPage())),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/assessments/imports',
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.importStartPage())),
});

const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/assessments/imports/$importId',
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.importPage())),
});

const assessment = createRoute({
  getParentRoute: () => root,
  path: '/assessments/$assessmentId',
  validateSearch: resultsSearch,
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.assessmentPage())),
});

const identifications = createRoute({
  getParentRoute: () => root,
  path: '/identifications',
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.identificationsPage())),
});

const rule = createRoute({
  getParentRoute: () => root,
  path: '/identifications/rules/$ruleId',
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.rulePage())),
});

const identification = createRoute({
  getParentRoute: () => root,
  path: '/identifications/$identificationId',
  validateSearch: listedSearch,
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.identificationPage())),
});

/** Results of assessments, and the schools found by them. */
export const assessmentsRoutes = [
  assessments,
  imports,
  oneImport,
  assessment,
  identifications,
  rule,
  identification,
] as const;
