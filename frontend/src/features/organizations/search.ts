import type { OrganizationKind } from '../../shared/api/types';

export const KINDS: OrganizationKind[] = [
  'REGION',
  'MUNICIPALITY',
  'SCHOOL',
  'INSTITUTE',
  'METHODICAL_CENTRE',
  'OTHER',
];

export type OrganizationsSearch = { q?: string; kind?: OrganizationKind };

export const organizationsSearch = (search: Record<string, unknown>): OrganizationsSearch => ({
  q: typeof search['q'] === 'string' && search['q'] !== '' ? search['q'] : undefined,
  kind: KINDS.find((kind) => kind === search['kind']),
});
