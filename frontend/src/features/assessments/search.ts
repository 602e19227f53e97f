import type { AssessmentKind } from '../../shared/api/types';

export const KINDS: AssessmentKind[] = ['VPR', 'OGE', 'EGE', 'DIAGNOSTIC', 'OTHER'];

/** What the list of assessments is narrowed by. */
export type AssessmentsSearch = { kind?: AssessmentKind; year?: number };

export function assessmentsSearch(search: Record<string, unknown>): AssessmentsSearch {
  const year = Number(search['year']);
  return {
    kind: KINDS.find((kind) => kind === search['kind']),
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined,
  };
}
