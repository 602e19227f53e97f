import { isDay } from '../../shared/format/dates';

export const EVENT_KINDS = ['SEMINAR', 'WEBINAR', 'MEETING', 'METHODICAL_DAY'] as const;
export const EVENT_STATES = ['DRAFT', 'ANNOUNCED', 'HELD', 'CANCELLED'] as const;

/** What the list of events is narrowed by. */
export type EventsSearch = {
  q?: string;
  kind?: (typeof EVENT_KINDS)[number];
  state?: (typeof EVENT_STATES)[number];
  from?: string;
  to?: string;
  school?: string;
};

const text = (value: unknown) => (typeof value === 'string' && value ? value.slice(0, 200) : undefined);
const day = (value: unknown) => (isDay(value) ? value : undefined);
const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined);

export const eventsSearch = (search: Record<string, unknown>): EventsSearch => ({
  q: text(search['q']),
  kind: EVENT_KINDS.find((kind) => kind === search['kind']),
  state: EVENT_STATES.find((state) => state === search['state']),
  from: day(search['from']),
  to: day(search['to']),
  school: id(search['school']),
});
