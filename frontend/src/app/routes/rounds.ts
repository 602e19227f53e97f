import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { indicatorsSearch } from '../../features/indicators/search';
import { changeSearch, roundSearch, roundsSearch } from '../../features/rounds/search';
import { withMonitoringWords } from '../../shared/i18n/i18n';
import { root } from '../root';

const indicators = createRoute({
  getParentRoute: () => root,
  path: '/indicators',
  validateSearch: indicatorsSearch,
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/indicators/IndicatorsPage'))),
});

const newIndicator = createRoute({
  getParentRoute: () => root,
  path: '/indicators/new',
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/indicators/NewIndicatorPage'))),
});

const indicator = createRoute({
  getParentRoute: () => root,
  path: '/indicators/$indicatorId',
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/indicators/IndicatorPage'))),
});

const rounds = createRoute({
  getParentRoute: () => root,
  path: '/monitoring-rounds',
  validateSearch: roundsSearch,
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/rounds/RoundsPage'))),
});

const newRound = createRoute({
  getParentRoute: () => root,
  path: '/monitoring-rounds/new',
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/rounds/NewRoundPage'))),
});

const round = createRoute({
  getParentRoute: () => root,
  path: '/monitoring-rounds/$roundId',
  validateSearch: roundSearch,
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/rounds/RoundPage'))),
});

const change = createRoute({
  getParentRoute: () => root,
  path: '/monitoring-rounds/$roundId/change',
  validateSearch: changeSearch,
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/rounds/ChangePage'))),
});

const form = createRoute({
  getParentRoute: () => root,
  path: '/monitoring-rounds/$roundId/forms/$schoolId',
  component: lazyRouteComponent(() => withMonitoringWords(() => import('../../features/rounds/FormPage'))),
});

/** Indicators, and the rounds that measure by them. */
export const roundsRoutes = [indicators, newIndicator, indicator, rounds, newRound, round, change, form] as const;
