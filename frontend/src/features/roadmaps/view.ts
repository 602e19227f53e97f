import type { Activity, Roadmap } from '../../shared/api/types';
import type { IsoDay } from '../../shared/format/dates';
import type { Group } from './rows';
import { VIEWS, type RoadmapViewKind } from './search';

/** What each view of a roadmap draws. */
export type ViewProps = {
  roadmap: Roadmap;
  groups: Group[];
  open: (row: Activity) => void;
  /** The id of the row that is open at the side. */
  chosen: string | undefined;
  /** Today where the organisation works. */
  today: IsoDay;
};

/** Whether somebody has something to do by it, or had. */
export const isCarriedOut = ({ state }: Roadmap) => state === 'ACTIVE' || state === 'CLOSED';

/**
 * What can be looked at now: only a draft is written, only a draft is agreed on, there is no progress before there is work,
 * and nothing to compare before an order.
 */
export const viewsOf = (roadmap: Roadmap): RoadmapViewKind[] => {
  const { state, edition, amendsId, mergedEdition, allowedActions } = roadmap;
  const begun = state !== 'DRAFT' && state !== 'IN_AGREEMENT';
  // Changes that wait for their day are carried out by nobody.
  const lived = begun && !(amendsId !== null && state === 'APPROVED');
  const shown: Partial<Record<RoadmapViewKind, boolean>> = {
    edit: allowedActions.includes('update'),
    agreement: !begun,
    progress: lived,
    heat: lived,
    matches: amendsId !== null && mergedEdition === null && !begun,
    editions: edition !== null || amendsId !== null,
  };
  return VIEWS.filter((view) => shown[view] ?? true);
};

/** An empty draft opens where it can be filled. */
export const firstView = (roadmap: Roadmap): RoadmapViewKind =>
  roadmap.activityCount === 0 && roadmap.allowedActions.includes('update') ? 'edit' : 'table';
