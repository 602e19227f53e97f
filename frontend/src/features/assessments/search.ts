import type { AssessmentKind } from '../../shared/api/types';
import { KINDS } from '../../shared/monitoring/kinds';

/** What the list of assessments is narrowed by. */
export type AssessmentsSearch = { kind?: AssessmentKind; year?: number };

export function assessmentsSearch(search: Record<string, unknown>): AssessmentsSearch {
  const year = Number(search['year']);
  return {
    kind: KINDS.find((kind) => kind === search['kind']),
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined,
  };
}

/** Sums of an assessment that open to their rows. */
const SUMS = ['PARTICIPANTS', 'BELOW', 'MEAN'] as const;
export type Summed = (typeof SUMS)[number];

/** What the results of an assessment are narrowed by: the sum that they are behind. */
export type ResultsSearch = { behind?: Summed };

export const resultsSearch = (search: Record<string, unknown>): ResultsSearch => ({
  behind: SUMS.find((one) => one === search['behind']),
});
