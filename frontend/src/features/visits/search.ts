import { isDay } from '../../shared/format/dates';
import type { RecommendationState, VisitKind, VisitState } from '../../shared/api/types';

export const VISIT_STATES: VisitState[] = ['PLANNED', 'IN_PROGRESS', 'COMPLETED', 'ACKNOWLEDGED', 'CANCELLED'];
export const VISIT_KINDS: VisitKind[] = ['ON_SITE', 'ONLINE', 'CALL'];
export const ADVICE_STATES: RecommendationState[] = ['ISSUED', 'ACCEPTED', 'DISPUTED', 'DONE', 'VERIFIED', 'WITHDRAWN'];

export type VisitsSearch = {
  q?: string;
  visitor?: 'ME';
  state?: VisitState;
  kind?: VisitKind;
  from?: string;
  to?: string;
  within?: string;
};
export type AdviceSearch = { q?: string; visitor?: 'ME'; state?: RecommendationState; within?: string };

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown) => (isDay(value) ? value : undefined);
const mine = (value: unknown) => (value === 'ME' ? ('ME' as const) : undefined);

export const visitsSearch = (search: Record<string, unknown>): VisitsSearch => ({
  q: text(search['q']),
  visitor: mine(search['visitor']),
  state: VISIT_STATES.find((one) => one === search['state']),
  kind: VISIT_KINDS.find((one) => one === search['kind']),
  from: day(search['from']),
  to: day(search['to']),
  within: text(search['within']),
});

export const adviceSearch = (search: Record<string, unknown>): AdviceSearch => ({
  q: text(search['q']),
  visitor: mine(search['visitor']),
  state: ADVICE_STATES.find((one) => one === search['state']),
  within: text(search['within']),
});
