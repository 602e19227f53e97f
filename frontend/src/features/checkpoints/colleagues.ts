import type { Membership, Role } from '../../shared/api/types';

/** By these roles one may report for an organisation. */
const REPORTS: Role[] = [
  'REGIONAL_COORDINATOR',
  'REGIONAL_METHODIST',
  'MUNICIPAL_COORDINATOR',
  'SCHOOL_HEAD',
  'SCHOOL_COORDINATOR',
];

/** Each person once, by name, whichever of the roles they have. */
export function colleaguesOf(memberships: Membership[]): { id: string; name: string }[] {
  const known = new Map<string, string>();
  for (const { personId, personName, role } of memberships) if (REPORTS.includes(role)) known.set(personId, personName);
  return [...known].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'ru'));
}
