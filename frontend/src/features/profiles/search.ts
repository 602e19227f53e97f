import type { RiskProfileRow, Significance } from '../../shared/api/types';
import { SIGNIFICANCES } from './figures';

export type RiskFactor = RiskProfileRow['factor'];

/** In the order of the method. */
export const FACTORS: RiskFactor[] = [
  'SCHOOL_EQUIPMENT',
  'TEACHER_SHORTAGE',
  'PUPIL_FAILURE',
  'TEACHER_COMPETENCE',
  'SPECIAL_NEEDS',
  'LANGUAGE_CULTURE',
  'MOTIVATION',
  'WELL_BEING',
  'DISCIPLINE',
  'PARENT_INVOLVEMENT',
];

/** The filters of the list of risk profiles; all of them live in the address. */
export type ProfilesSearch = { within?: string; factor?: RiskFactor; significance?: Significance };

export const profilesSearch = (search: Record<string, unknown>): ProfilesSearch => ({
  within: typeof search['within'] === 'string' && search['within'] !== '' ? search['within'] : undefined,
  factor: FACTORS.find((one) => one === search['factor']),
  significance: SIGNIFICANCES.find((one) => one === search['significance']),
});
