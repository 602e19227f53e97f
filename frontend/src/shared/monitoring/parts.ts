import { useMe } from '../api/getMe';

type Part = {
  /** The word of the group `monitoring`, and its sentence with `Text` behind it. */
  name: string;
  to: string;
  permission: string;
};

/** The parts of the room, in the order of the work: a line of one's own for each screen that is there. */
export const PARTS: readonly Part[] = [
  { name: 'profiles', to: '/risk-profiles', permission: 'surveys:read' },
  { name: 'assessments', to: '/assessments', permission: 'monitoring:read' },
  { name: 'identifications', to: '/identifications', permission: 'monitoring:read' },
  { name: 'indicators', to: '/indicators', permission: 'monitoring:read' },
  { name: 'rounds', to: '/monitoring-rounds', permission: 'monitoring:read' },
  { name: 'courses', to: '/courses', permission: 'courses:read' },
  { name: 'events', to: '/events', permission: 'attendance:read' },
  { name: 'engagement', to: '/engagement', permission: 'monitoring:read' },
];

export function useParts(): readonly Part[] {
  const permissions = useMe().data?.permissions ?? [];
  return PARTS.filter(({ permission }) => permissions.includes(permission));
}
