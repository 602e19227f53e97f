import type { RecommendationState, VisitKind, VisitState } from '../../shared/api/types';

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

/** The words of an address by these names; which of them mean something is looked at by the page, which is loaded later. */
const words =
  <Search>(...names: (keyof Search & string)[]) =>
  (search: Record<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, search[name] || undefined])) as Search;

export const visitsSearch = words<VisitsSearch>('q', 'visitor', 'state', 'kind', 'from', 'to', 'within');
export const adviceSearch = words<AdviceSearch>('q', 'visitor', 'state', 'within');
