import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { tasksSearch } from '../../features/checkpoints/search';
import { controlSearch, overdueSearch } from '../../features/execution/search';
import { withPlanWords, withRareWords, withTaskWords } from '../../shared/i18n/i18n';
import { root } from '../root';

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(() => withTaskWords(() => import('../TodayRoute'))),
});

const task = createRoute({
  getParentRoute: () => root,
  path: '/tasks/$checkpointId',
  component: lazyRouteComponent(() =>
    withRareWords(() => withTaskWords(() => import('../../features/checkpoints/CheckpointPage'))),
  ),
});

const control = createRoute({
  getParentRoute: () => root,
  path: '/control',
  validateSearch: controlSearch,
  component: lazyRouteComponent(() =>
    withPlanWords(() => withTaskWords(() => import('../../features/execution/ControlPage'))),
  ),
});

const overdue = createRoute({
  getParentRoute: () => root,
  path: '/control/overdue',
  validateSearch: overdueSearch,
  component: lazyRouteComponent(() =>
    withPlanWords(() => withTaskWords(() => import('../../features/execution/OverduePage'))),
  ),
});

/** What is to be done, and whether it is. */
export const executionRoutes = [tasks, task, control, overdue] as const;
