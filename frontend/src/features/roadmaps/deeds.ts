import type { Roadmap } from '../../shared/api/types';

/** What it waits for stands beside its title; everything else is in the menu. */
const NEXT = ['propose', 'approve', 'activate', 'adopt'] as const;

/** What may be done with a roadmap as a whole. */
export type RoadmapDeed = (typeof NEXT)[number] | 'withdraw' | 'amend' | 'close' | 'delete' | 'head' | 'copy' | 'keep';
export type MenuDeed = Exclude<RoadmapDeed, (typeof NEXT)[number]>;

/** Rows are adopted into a draft, of whoever has somebody above. */
export const nextOf = ({ allowedActions, organization }: Roadmap) =>
  NEXT.filter((one) =>
    one === 'adopt'
      ? allowedActions.includes('update') && organization.parentId !== null
      : allowedActions.includes(one),
  );

/** In groups, as the menu divides them: the plan itself, what is made of it, and what ends it. */
export function menuOf({ allowedActions }: Roadmap, mayWrite: boolean): MenuDeed[][] {
  const may = (deed: 'withdraw' | 'amend' | 'close' | 'delete') => (allowedActions.includes(deed) ? [deed] : []);
  const groups: MenuDeed[][] = [
    [...(allowedActions.includes('update') ? (['head'] as const) : []), ...may('withdraw'), ...may('amend')],
    mayWrite ? ['copy', 'keep'] : [],
    [...may('close'), ...may('delete')],
  ];
  return groups.filter((group) => group.length > 0);
}
