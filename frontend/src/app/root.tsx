import { createRootRoute, lazyRouteComponent, retainSearchParams } from '@tanstack/react-router';
import { focusSearch } from './addresses';
import { RouteFailure } from './shell/RouteFailure';
import { Shell } from './shell/Shell';

export const root = createRootRoute({
  component: Shell,
  errorComponent: RouteFailure,
  notFoundComponent: lazyRouteComponent(() => import('./shell/NotFound')),
  validateSearch: focusSearch,
  search: { middlewares: [retainSearchParams(['org', 'year'])] },
});
