import type { RecommendationState, VisitKind, VisitState } from '../../shared/api/types';
import { isDay } from '../../shared/format/dates';
import type { AdviceSearch, VisitsSearch } from './search';

export const VISIT_STATES: VisitState[] = ['PLANNED', 'IN_PROGRESS', 'COMPLETED', 'ACKNOWLEDGED', 'CANCELLED'];
export const VISIT_KINDS: VisitKind[] = ['ON_SITE', 'ONLINE', 'CALL'];
export const ADVICE_STATES: RecommendationState[] = ['ISSUED', 'ACCEPTED', 'DISPUTED', 'DONE', 'VERIFIED', 'WITHDRAWN'];

const mine = (visitor: string | undefined) => (visitor === 'ME' ? ('ME' as const) : undefined);
const day = (value: string | undefined) => (isDay(value) ? value : undefined);

/** What of an address means something; the rest is as if it were not there. */
export const visitsFilter = (search: VisitsSearch): VisitsSearch => ({
  ...search,
  visitor: mine(search.visitor),
  state: VISIT_STATES.find((one) => one === search.state),
  kind: VISIT_KINDS.find((one) => one === search.kind),
  from: day(search.from),
  to: day(search.to),
});

export const adviceFilter = (search: AdviceSearch): AdviceSearch => ({
  ...search,
  visitor: mine(search.visitor),
  state: ADVICE_STATES.find((one) => one === search.state),
});
