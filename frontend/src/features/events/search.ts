import type { SchoolEvent } from '../../shared/api/types';

/** What the list of events is narrowed by. */
export type EventsSearch = {
  q?: string;
  kind?: SchoolEvent['kind'];
  state?: SchoolEvent['state'];
  from?: string;
  to?: string;
  school?: string;
};

/** The words of an address; which of them mean something is looked at by the page, which is loaded later. */
export const eventsSearch = ({ q, kind, state, from, to, school }: EventsSearch): EventsSearch => ({
  q,
  kind,
  state,
  from,
  to,
  school,
});
