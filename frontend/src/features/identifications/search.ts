import type { IdentifiedSchool } from '../../shared/api/types';

export const CATEGORIES: IdentifiedSchool['category'][] = ['LOW_OUTCOMES', 'RISK_ZONE'];
export const STATES: IdentifiedSchool['state'][] = ['LISTED', 'DISPUTED', 'ANSWERED', 'INCLUDED', 'EXCLUDED'];

/** What the schools of a list are narrowed by. */
export type ListedSearch = { category?: IdentifiedSchool['category']; state?: IdentifiedSchool['state'] };

export const listedSearch = (search: Record<string, unknown>): ListedSearch => ({
  category: CATEGORIES.find((one) => one === search['category']),
  state: STATES.find((one) => one === search['state']),
});
