import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { coursesSearch } from '../../features/courses/search';
import { root } from '../root';

const courses = createRoute({
  getParentRoute: () => root,
  path: '/courses',
  validateSearch: coursesSearch,
  component: lazyRouteComponent(() => import('../screens/courses').then((screens) => screens.coursesPage())),
});

const course = createRoute({
  getParentRoute: () => root,
  path: '/courses/$courseId',
  component: lazyRouteComponent(() => import('../screens/courses').then((screens) => screens.coursePage())),
});

/** Courses of further training. */
export const coursesRoutes = [courses, course] as const;
