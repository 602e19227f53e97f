import { isDay } from '../../shared/format/dates';

export const COURSE_STATES = ['DRAFT', 'ANNOUNCED', 'CLOSED', 'CANCELLED'] as const;

/** What the list of courses is narrowed by. */
export type CoursesSearch = {
  q?: string;
  state?: (typeof COURSE_STATES)[number];
  from?: string;
  to?: string;
  position?: string;
};

const text = (value: unknown) => (typeof value === 'string' && value ? value.slice(0, 200) : undefined);
const day = (value: unknown) => (isDay(value) ? value : undefined);

export const coursesSearch = (search: Record<string, unknown>): CoursesSearch => ({
  q: text(search['q']),
  state: COURSE_STATES.find((state) => state === search['state']),
  from: day(search['from']),
  to: day(search['to']),
  position: text(search['position']),
});
