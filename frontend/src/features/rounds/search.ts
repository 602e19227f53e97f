import type { MonitoringForm, MonitoringRound } from '../../shared/api/types';

export const KINDS: MonitoringRound['kind'][] = ['BASELINE', 'PRIMARY', 'SECONDARY', 'CONTROL'];
export const STATES: MonitoringRound['state'][] = ['DRAFT', 'OPEN', 'CLOSED'];
export const FORM_STATES: MonitoringForm['state'][] = ['ENTERED', 'CONFIRMED', 'RETURNED'];
export const LEVELS = ['SCHOOL', 'MUNICIPALITY', 'REGION'] as const;
export const VIEWS = ['completeness', 'forms', 'totals', 'ranking'] as const;

export type RoundsSearch = { q?: string; kind?: MonitoringRound['kind']; state?: MonitoringRound['state'] };
export type RoundSearch = {
  view?: (typeof VIEWS)[number];
  /** The municipality that is looked at. */
  place?: string;
  formState?: MonitoringForm['state'];
  incomplete?: boolean;
  complete?: boolean;
  /** Confirmed so far up, or further. */
  level?: (typeof LEVELS)[number];
  q?: string;
};
export const TURNS = ['IMPROVED', 'UNCHANGED', 'WORSE'] as const;
/** Beside: the other round; of: the indicator by which schools are listed, turn: which of them. */
export type ChangeSearch = {
  beside?: string;
  place?: string;
  measures?: string;
  of?: string;
  turn?: (typeof TURNS)[number];
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const flag = (value: unknown) => value === true || value === 'true' || undefined;

export const roundsSearch = (search: Record<string, unknown>): RoundsSearch => ({
  q: text(search['q']),
  kind: KINDS.find((one) => one === search['kind']),
  state: STATES.find((one) => one === search['state']),
});

export const roundSearch = (search: Record<string, unknown>): RoundSearch => ({
  view: VIEWS.find((one) => one === search['view']),
  place: text(search['place']),
  formState: FORM_STATES.find((one) => one === search['formState']),
  incomplete: flag(search['incomplete']),
  complete: flag(search['complete']),
  level: LEVELS.find((one) => one === search['level']),
  q: text(search['q']),
});

export const changeSearch = (search: Record<string, unknown>): ChangeSearch => ({
  beside: text(search['beside']),
  place: text(search['place']),
  measures: text(search['measures']),
  of: text(search['of']),
  turn: TURNS.find((one) => one === search['turn']),
});
