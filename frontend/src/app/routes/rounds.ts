import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { indicatorsSearch } from '../../features/indicators/search';
import { changeSearch, roundSearch, roundsSearch } from '../../features/rounds/search';
import { root } from '../root';

const indicators = createRoute({
  getParentRoute: () => root,
  path: '/indicators',
  validateSearch: indicatorsSearch,
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.indicatorsPage())),
});

const newIndicator = createRoute({
  getParentRoute: () => root,
  path: '/indicators/new',
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.newIndicatorPage())),
});

const indicator = createRoute({
  getParentRoute: () => root,
  path: '/indicators/$indicatorId',
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.indicatorPage())),
});

const rounds = createRoute({
  getParentRoute: () => root,
  path: '/monitoring-rounds',
  validateSearch: roundsSearch,
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.roundsPage())),
});

const newRound = createRoute({
  getParentRoute: () => root,
  path: '/monitoring-rounds/new',
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.newRoundPage())),
});

const round = createRoute({
  getParentRoute: () => root,
  path: '/monitoring-rounds/$roundId',
  validateSearch: roundSearch,
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.roundPage())),
});

const change = createRoute({
  getParentRoute: () => root,
  path: '/monitoring-rounds/$roundId/change',
  validateSearch: changeSearch,
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.changePage())),
});

const form = createRoute({
  getParentRoute: () => root,
  path: '/monitoring-rounds/$roundId/forms/$schoolId',
  component: lazyRouteComponent(() => import('../screens/monitoring').then((screens) => screens.formPage())),
});

/** Indicators, and the rounds that measure by them. */
export const roundsRoutes = [indicators, newIndicator, indicator, rounds, newRound, round, change, form] as const;
