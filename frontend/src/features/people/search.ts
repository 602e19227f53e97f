import type { PersonState, Role } from '../../shared/api/types';

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

/** The filters of the list of people and of that of their roles; all of them live in the address. */
export type PeopleSearch = {
  /** People when left out. */
  view?: 'roles';
  q?: string;
  role?: Role;
  state?: PersonState;
  within?: string;
  former?: boolean;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const peopleSearch = (search: Record<string, unknown>): PeopleSearch => ({
  view: search['view'] === 'roles' ? 'roles' : undefined,
  q: text(search['q']),
  role: ROLES.find((role) => role === search['role']),
  state: STATES.find((state) => state === search['state']),
  within: text(search['within']),
  former: search['former'] === true || search['former'] === 'true' ? true : undefined,
});
