import { isDay } from '../../shared/format/dates';
import type { CoursesSearch } from './search';

export const COURSE_STATES = ['DRAFT', 'ANNOUNCED', 'CLOSED', 'CANCELLED'] as const;

const text = (value?: string) => (value ? String(value).slice(0, 200) : undefined);

/** What an address means; the rest of it is passed over. */
export const meant = ({ q, state, from, to, position }: CoursesSearch): CoursesSearch => ({
  q: text(q),
  state: COURSE_STATES.find((one) => one === state),
  from: isDay(from) ? from : undefined,
  to: isDay(to) ? to : undefined,
  position: text(position),
});
