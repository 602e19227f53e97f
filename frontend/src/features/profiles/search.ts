import type { Significance } from '../../shared/api/types';
import { FACTORS, type RiskFactor } from '../../shared/surveys/factors';
import { SIGNIFICANCES } from './figures';

/** The filters of the list of risk profiles; all of them live in the address. */
export type ProfilesSearch = { within?: string; factor?: RiskFactor; significance?: Significance };

export const profilesSearch = (search: Record<string, unknown>): ProfilesSearch => ({
  within: typeof search['within'] === 'string' && search['within'] !== '' ? search['within'] : undefined,
  factor: FACTORS.find((one) => one === search['factor']),
  significance: SIGNIFICANCES.find((one) => one === search['significance']),
});
