import type { Roadmap } from '../../shared/api/types';

/** What it waits for stands beside its title; everything else is in the menu. */
const NEXT = ['propose', 'approve', 'activate'] as const;

/** What may be done with a roadmap as a whole. */
export type RoadmapDeed =
  | (typeof NEXT)[number]
  | 'withdraw'
  | 'withdrawApproval'
  | 'amend'
  | 'close'
  | 'delete'
  | 'head'
  | 'adopt'
  | 'copy'
  | 'keep';
export type MenuDeed = Exclude<RoadmapDeed, (typeof NEXT)[number]>;

export const nextOf = ({ allowedActions }: Roadmap) => NEXT.filter((one) => allowedActions.includes(one));

/** In groups, as the menu divides them: the plan itself, what is made of it, and what ends it. */
export function menuOf({ allowedActions, organization }: Roadmap, mayWrite: boolean): MenuDeed[][] {
  // Rows are adopted into a draft, of whoever has somebody above.
  const draft: MenuDeed[] = organization.parentId === null ? ['head'] : ['head', 'adopt'];
  const may = (deed: 'withdraw' | 'withdrawApproval' | 'amend' | 'close' | 'delete') =>
    allowedActions.includes(deed) ? [deed] : [];
  const groups: MenuDeed[][] = [
    [
      ...(allowedActions.includes('update') ? draft : []),
      ...may('withdraw'),
      ...may('withdrawApproval'),
      ...may('amend'),
    ],
    mayWrite ? ['copy', 'keep'] : [],
    [...may('close'), ...may('delete')],
  ];
  return groups.filter((group) => group.length > 0);
}
