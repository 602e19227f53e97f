import type { ListColumn, RowOutcome } from '../../shared/api/types';

export const OUTCOMES: RowOutcome[] = ['NEW', 'UPDATE', 'UNCHANGED', 'ERROR', 'AMBIGUOUS', 'SKIPPED'];

export const COLUMN_ROLES: ListColumn['role'][] = [
  'NAME',
  'SHORT_NAME',
  'KIND',
  'MUNICIPALITY',
  'INN',
  'OGRN',
  'REGISTRY_CODE',
  'LOCALITY',
  'ADDRESS',
  'PHONE',
  'EMAIL',
  'WEBSITE',
  'HEAD',
  'TIME_ZONE',
  'IGNORED',
];

export type ListStartSearch = { parent?: string };
export type ListSearch = { outcome?: RowOutcome };

export const listStartSearch = (search: Record<string, unknown>): ListStartSearch => ({
  parent: typeof search['parent'] === 'string' && search['parent'] !== '' ? search['parent'] : undefined,
});

export const listSearch = (search: Record<string, unknown>): ListSearch => ({
  outcome: OUTCOMES.find((outcome) => outcome === search['outcome']),
});
