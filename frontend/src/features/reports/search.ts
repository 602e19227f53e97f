import type { ReportObligationState } from '../../shared/api/types';
import { isDay } from '../../shared/format/dates';

export const VIEWS = ['MINE', 'TO_ACCEPT', 'LATE', 'ALL'] as const;
export type ObligationsView = (typeof VIEWS)[number];

export const STATES: ReportObligationState[] = ['PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'ACCEPTED', 'RETURNED'];

export type ObligationsSearch = {
  view?: ObligationsView;
  template?: string;
  state?: ReportObligationState;
  within?: string;
  /** The first day of a period. */
  period?: string;
};
/** Period: its first day. */
export type ConsolidatedSearch = { period?: string };

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const obligationsSearch = (search: Record<string, unknown>): ObligationsSearch => ({
  view: VIEWS.find((one) => one === search['view']),
  template: text(search['template']),
  state: STATES.find((one) => one === search['state']),
  within: text(search['within']),
  period: isDay(search['period']) ? search['period'] : undefined,
});

export const consolidatedSearch = (search: Record<string, unknown>): ConsolidatedSearch => ({
  period: text(search['period']),
});
