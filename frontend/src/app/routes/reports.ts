import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consolidatedSearch, obligationsSearch } from '../../features/reports/search';
import { root } from '../root';

const obligations = createRoute({
  getParentRoute: () => root,
  path: '/report-obligations',
  validateSearch: obligationsSearch,
  component: lazyRouteComponent(() => import('../screens/reports').then((screens) => screens.obligationsPage())),
});

const obligation = createRoute({
  getParentRoute: () => root,
  path: '/report-obligations/$obligationId',
  component: lazyRouteComponent(() => import('../screens/reports').then((screens) => screens.obligationPage())),
});

const consolidated = createRoute({
  getParentRoute: () => root,
  path: '/consolidated-reports',
  component: lazyRouteComponent(() => import('../screens/reports').then((screens) => screens.consolidatedListPage())),
});

const whole = createRoute({
  getParentRoute: () => root,
  path: '/consolidated-reports/$templateId',
  validateSearch: consolidatedSearch,
  component: lazyRouteComponent(() => import('../screens/reports').then((screens) => screens.consolidatedPage())),
});

const submission = createRoute({
  getParentRoute: () => root,
  path: '/consolidated-submissions/$submissionId',
  component: lazyRouteComponent(() => import('../screens/reports').then((screens) => screens.submissionPage())),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/report-templates',
  component: lazyRouteComponent(() => import('../screens/reports').then((screens) => screens.templatesPage())),
});

/** Reports that organisations owe, what they add up to, and what is owed at all. */
export const reportsRoutes = [obligations, obligation, consolidated, whole, submission, templates] as const;
