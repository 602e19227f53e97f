import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { importListSearch, roadmapListSearch, roadmapSearch, templatesSearch } from '../../features/roadmaps/search';
import { root } from '../root';

const roadmaps = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps',
  validateSearch: roadmapListSearch,
  component: lazyRouteComponent(() => import('../../features/roadmaps/RoadmapListPage')),
});

const roadmap = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/$roadmapId',
  validateSearch: roadmapSearch,
  component: lazyRouteComponent(() => import('../../features/roadmaps/RoadmapPage')),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/templates',
  validateSearch: templatesSearch,
  component: lazyRouteComponent(() => import('../screens/roadmaps').then((screens) => screens.templatesPage())),
});

const plans = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/progress',
  component: lazyRouteComponent(() => import('../screens/roadmaps').then((screens) => screens.plansPage())),
});

const copyJobs = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/copies',
  component: lazyRouteComponent(() => import('../screens/roadmaps').then((screens) => screens.copyJobsPage())),
});

const copyJob = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/copies/$copyId',
  component: lazyRouteComponent(() => import('../screens/roadmaps').then((screens) => screens.copyJobPage())),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/import',
  validateSearch: importListSearch,
  component: lazyRouteComponent(() => import('../screens/roadmaps').then((screens) => screens.importStartPage())),
});

const importPreview = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/import/$importId',
  component: lazyRouteComponent(() => import('../screens/roadmaps').then((screens) => screens.importPage())),
});

/** Plans, their templates and copies, and how they come in. */
export const roadmapsRoutes = [roadmaps, roadmap, plans, templates, copyJobs, copyJob, imports, importPreview] as const;
