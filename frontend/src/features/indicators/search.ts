import type { IndicatorDefinition } from '../../shared/api/types';

export const ORIGINS: IndicatorDefinition['origin'][] = ['MANUAL', 'SOURCE', 'FORMULA'];

export type IndicatorsSearch = { q?: string; origin?: IndicatorDefinition['origin']; archived?: boolean };

export const indicatorsSearch = (search: Record<string, unknown>): IndicatorsSearch => ({
  q: typeof search['q'] === 'string' && search['q'] !== '' ? search['q'] : undefined,
  origin: ORIGINS.find((one) => one === search['origin']),
  archived: search['archived'] === 'true' || search['archived'] === true || undefined,
});
