import type { RowOutcome } from '../../shared/api/types';

export const OUTCOMES: RowOutcome[] = ['NEW', 'UPDATE', 'UNCHANGED', 'ERROR', 'AMBIGUOUS', 'SKIPPED'];

export type ListStartSearch = { parent?: string };
export type ListSearch = { outcome?: RowOutcome };

export const listStartSearch = (search: Record<string, unknown>): ListStartSearch => ({
  parent: typeof search['parent'] === 'string' && search['parent'] !== '' ? search['parent'] : undefined,
});

export const listSearch = (search: Record<string, unknown>): ListSearch => ({
  outcome: OUTCOMES.find((outcome) => outcome === search['outcome']),
});
