import { createRootRoute, retainSearchParams } from '@tanstack/react-router';
import { focusSearch } from './addresses';
import { NotFound } from './shell/NotFound';
import { RouteFailure } from './shell/RouteFailure';
import { Shell } from './shell/Shell';

export const root = createRootRoute({
  component: Shell,
  errorComponent: RouteFailure,
  notFoundComponent: NotFound,
  validateSearch: focusSearch,
  search: { middlewares: [retainSearchParams(['org', 'year'])] },
});
