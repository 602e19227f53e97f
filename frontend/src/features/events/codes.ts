import { isDay } from '../../shared/format/dates';
import type { EventsSearch } from './search';

export const EVENT_KINDS = ['SEMINAR', 'WEBINAR', 'MEETING', 'METHODICAL_DAY'] as const;
export const EVENT_STATES = ['DRAFT', 'ANNOUNCED', 'HELD', 'CANCELLED'] as const;

/** What an address means; the rest of it is passed over. */
export const meant = ({ q, kind, state, from, to, school }: EventsSearch): EventsSearch => ({
  q: q ? String(q).slice(0, 200) : undefined,
  kind: EVENT_KINDS.find((one) => one === kind),
  state: EVENT_STATES.find((one) => one === state),
  from: isDay(from) ? from : undefined,
  to: isDay(to) ? to : undefined,
  school: /^[0-9a-f-]{36}$/.test(String(school)) ? school : undefined,
});
