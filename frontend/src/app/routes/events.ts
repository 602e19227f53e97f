import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { eventsSearch } from '../../features/events/search';
import { root } from '../root';

const events = createRoute({
  getParentRoute: () => root,
  path: '/events',
  validateSearch: eventsSearch,
  component: lazyRouteComponent(() => import('../screens/events').then((screens) => screens.eventsPage())),
});

const event = createRoute({
  getParentRoute: () => root,
  path: '/events/$eventId',
  component: lazyRouteComponent(() => import('../screens/events').then((screens) => screens.eventPage())),
});

/** Seminars, webinars, meetings and methodical days. */
export const eventsRoutes = [events, event] as const;
