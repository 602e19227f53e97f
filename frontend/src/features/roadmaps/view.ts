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

/** What can be looked at now: there is no progress before there is work, and nothing to compare before an order. */
export const viewsOf = ({ state, edition, amendsId }: Roadmap): RoadmapViewKind[] => {
  const begun = state !== 'DRAFT' && state !== 'IN_AGREEMENT';
  return VIEWS.filter((view) => {
    if (view === 'progress' || view === 'heat') return begun;
    return view !== 'editions' || edition !== null || amendsId !== null;
  });
};
