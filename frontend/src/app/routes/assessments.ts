import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { assessmentsSearch } from '../../features/assessments/search';
import { withMonitoringWords } from '../../shared/i18n/i18n';
import { root } from '../root';

const assessments = createRoute({
  getParentRoute: () => root,
  path: '/assessments',
  validateSearch: assessmentsSearch,
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/assessments/AssessmentsPage'))),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/assessments/imports',
  component: lazyRouteComponent(() =>
    withMonitoringWords(() => import('../../features/assessments/importing/ImportStartPage')),
  ),
});

const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/assessments/imports/$importId',
  component: lazyRouteComponent(() =>
    withMonitoringWords(() => import('../../features/assessments/importing/ImportPage')),
  ),
});

const assessment = createRoute({
  getParentRoute: () => root,
  path: '/assessments/$assessmentId',
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/assessments/AssessmentPage'))),
});

const identifications = createRoute({
  getParentRoute: () => root,
  path: '/identifications',
  component: lazyRouteComponent(() =>
    withMonitoringWords(() => import('../../features/identifications/IdentificationsPage')),
  ),
});

const rule = createRoute({
  getParentRoute: () => root,
  path: '/identifications/rules/$ruleId',
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/identifications/RulePage'))),
});

const identification = createRoute({
  getParentRoute: () => root,
  path: '/identifications/$identificationId',
  component: lazyRouteComponent(() =>
    withMonitoringWords(() => import('../../features/identifications/IdentificationPage')),
  ),
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
