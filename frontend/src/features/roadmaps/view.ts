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

/** What can be looked at now: there is no progress before there is work. */
export const viewsOf = ({ state }: Roadmap): RoadmapViewKind[] => {
  const begun = state !== 'DRAFT' && state !== 'IN_AGREEMENT';
  return VIEWS.filter((view) => begun || (view !== 'progress' && view !== 'heat'));
};
