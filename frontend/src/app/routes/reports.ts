import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consolidatedSearch, obligationsSearch } from '../../features/reports/search';
import { withReportWords } from '../../shared/i18n/i18n';
import { root } from '../root';

const obligations = createRoute({
  getParentRoute: () => root,
  path: '/report-obligations',
  validateSearch: obligationsSearch,
  component: lazyRouteComponent(() => withReportWords(() => import('../../features/reports/ObligationsPage'))),
});

const obligation = createRoute({
  getParentRoute: () => root,
  path: '/report-obligations/$obligationId',
  component: lazyRouteComponent(() => withReportWords(() => import('../../features/reports/ObligationPage'))),
});

const consolidated = createRoute({
  getParentRoute: () => root,
  path: '/consolidated-reports',
  component: lazyRouteComponent(() => withReportWords(() => import('../../features/reports/ConsolidatedListPage'))),
});

const whole = createRoute({
  getParentRoute: () => root,
  path: '/consolidated-reports/$templateId',
  validateSearch: consolidatedSearch,
  component: lazyRouteComponent(() => withReportWords(() => import('../../features/reports/ConsolidatedPage'))),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/report-templates',
  component: lazyRouteComponent(() => withReportWords(() => import('../../features/reports/TemplatesPage'))),
});

/** Reports that organisations owe, what they add up to, and what is owed at all. */
export const reportsRoutes = [obligations, obligation, consolidated, whole, templates] as const;
