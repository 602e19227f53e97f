import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { adviceSearch, visitsSearch } from '../../features/visits/search';
import { root } from '../root';

const load = () => import('../screens/visits');

const visits = createRoute({
  getParentRoute: () => root,
  path: '/visits',
  validateSearch: visitsSearch,
  component: lazyRouteComponent(() => load().then((screens) => screens.visitsPage())),
});

const visit = createRoute({
  getParentRoute: () => root,
  path: '/visits/$visitId',
  component: lazyRouteComponent(() => load().then((screens) => screens.visitPage())),
});

const recommendations = createRoute({
  getParentRoute: () => root,
  path: '/recommendations',
  validateSearch: adviceSearch,
  component: lazyRouteComponent(() => load().then((screens) => screens.advicePage())),
});

const recommendation = createRoute({
  getParentRoute: () => root,
  path: '/recommendations/$recommendationId',
  component: lazyRouteComponent(() => load().then((screens) => screens.toVisit())),
});

const checklists = createRoute({
  getParentRoute: () => root,
  path: '/visit-checklists',
  component: lazyRouteComponent(() => load().then((screens) => screens.checklistsPage())),
});

/** Visits to schools, what is recommended after them, and what is looked at. */
export const visitsRoutes = [visits, visit, recommendations, recommendation, checklists] as const;
