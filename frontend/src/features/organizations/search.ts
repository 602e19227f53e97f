import type { OrganizationKind } from '../../shared/api/types';
import { isDay } from '../../shared/format/dates';

export const KINDS: OrganizationKind[] = [
  'REGION',
  'MUNICIPALITY',
  'SCHOOL',
  'INSTITUTE',
  'METHODICAL_CENTRE',
  'OTHER',
];

/** The filters of the tree and the list; asOf shows the tree as it was on a day. */
export type OrganizationsSearch = {
  q?: string;
  kind?: OrganizationKind;
  within?: string;
  closed?: boolean;
  asOf?: string;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown) => (isDay(value) ? value : undefined);

export const organizationsSearch = (search: Record<string, unknown>): OrganizationsSearch => ({
  q: text(search['q']),
  kind: KINDS.find((kind) => kind === search['kind']),
  within: text(search['within']),
  closed: search['closed'] === true || search['closed'] === 'true' ? true : undefined,
  asOf: day(search['asOf']),
});
