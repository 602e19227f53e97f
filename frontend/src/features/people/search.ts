import type { MembershipState, PersonState, Role } from '../../shared/api/types';
import { isDay } from '../../shared/format/dates';

export const ROLES: Role[] = [
  'ADMIN',
  'REGIONAL_COORDINATOR',
  'REGIONAL_METHODIST',
  'MUNICIPAL_COORDINATOR',
  'CURATOR',
  'SCHOOL_HEAD',
  'SCHOOL_COORDINATOR',
  'OBSERVER',
];
export const STATES: PersonState[] = ['INVITED', 'ACTIVE', 'LOCKED', 'DISABLED', 'LEFT'];

export const MEMBERSHIP_STATES: MembershipState[] = ['CURRENT', 'PLANNED', 'ENDED'];

/** The filters of the list of people and of that of their roles; all of them live in the address. */
export type PeopleSearch = {
  /** People when left out. */
  view?: 'roles';
  q?: string;
  role?: Role;
  state?: PersonState;
  within?: string;
  former?: boolean;
  /** Of roles: held now, before or later. */
  held?: MembershipState;
  /** Of roles: held at some time between these days. */
  from?: string;
  to?: string;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const peopleSearch = (search: Record<string, unknown>): PeopleSearch => ({
  view: search['view'] === 'roles' ? 'roles' : undefined,
  q: text(search['q']),
  role: ROLES.find((role) => role === search['role']),
  state: STATES.find((state) => state === search['state']),
  within: text(search['within']),
  former: search['former'] === true || search['former'] === 'true' ? true : undefined,
  held: MEMBERSHIP_STATES.find((state) => state === search['held']),
  from: isDay(search['from']) ? search['from'] : undefined,
  to: isDay(search['to']) ? search['to'] : undefined,
});
