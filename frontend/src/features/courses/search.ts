import type { Course } from '../../shared/api/types';

/** What the list of courses is narrowed by. */
export type CoursesSearch = { q?: string; state?: Course['state']; from?: string; to?: string; position?: string };

/** The words of an address; which of them mean something is looked at by the page, which is loaded later. */
export const coursesSearch = ({ q, state, from, to, position }: CoursesSearch): CoursesSearch => ({
  q,
  state,
  from,
  to,
  position,
});
