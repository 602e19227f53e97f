import { Navigate, createRoute, redirect } from '@tanstack/react-router';
import { Home } from '../shell/Home';
import { root } from '../root';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: Home,
});

const signedIn = createRoute({
  getParentRoute: () => root,
  path: '/signed-in',
  beforeLoad: () => {
    throw redirect({ to: '/', replace: true });
  },
});

/** For whoever is known already; a stranger is met by the shell. */
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: () => <Navigate to="/roadmaps" search={{}} replace />,
});

/** Where everybody begins. */
export const startRoutes = [home, signedIn, invitation] as const;
