import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { importListSearch, roadmapListSearch, roadmapSearch, templatesSearch } from '../../features/roadmaps/search';
import { withPlanWords, withRareWords } from '../../shared/i18n/i18n';
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
  component: lazyRouteComponent(() => withPlanWords(() => import('../../features/roadmaps/templates/TemplatesPage'))),
});

const copyJobs = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/copies',
  component: lazyRouteComponent(() => withPlanWords(() => import('../../features/roadmaps/copies/CopyJobsPage'))),
});

const copyJob = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/copies/$copyId',
  component: lazyRouteComponent(() => withPlanWords(() => import('../../features/roadmaps/copies/CopyJobPage'))),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/import',
  validateSearch: importListSearch,
  component: lazyRouteComponent(() => withRareWords(() => import('../../features/roadmap-imports/ImportStartPage'))),
});

const importPreview = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/import/$importId',
  component: lazyRouteComponent(() => withRareWords(() => import('../../features/roadmap-imports/ImportPage'))),
});

/** Plans, their templates and copies, and how they come in. */
export const roadmapsRoutes = [roadmaps, roadmap, templates, copyJobs, copyJob, imports, importPreview] as const;
