import type { Activity, Roadmap } from '../../shared/api/types';
import type { IsoDay } from '../../shared/format/dates';
import type { Group } from './rows';

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
