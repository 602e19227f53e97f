import type { CheckpointSummary } from '../../../shared/api/types';
import { addDays, daysBetween, type IsoDay } from '../../../shared/format/dates';
import type { Span } from './layout';

/** A due day that its executor may ask to move. */
export type Movable = Pick<CheckpointSummary, 'id' | 'activityId' | 'number' | 'title' | 'organization'> & {
  due: IsoDay;
};

/** The movable days of each row, in their order; where several stand on one day, each can be taken. */
export function movableOf(checkpoints: CheckpointSummary[]): Map<string, Movable[]> {
  const rows = new Map<string, Movable[]>();
  for (const one of checkpoints) {
    if (one.due === null || !one.allowedActions.includes('proposeDate')) continue;
    rows.set(one.activityId, [...(rows.get(one.activityId) ?? []), { ...one, due: one.due }]);
  }
  return rows;
}

/** How many days a pull of so many pixels is; never out of the timeline. */
export function daysPulled(pixels: number, dayWidth: number, due: IsoDay, { from, to }: Span): number {
  const days = Math.round(pixels / dayWidth);
  return Math.min(daysBetween(due, to), Math.max(daysBetween(due, from), days));
}

/** How many days a key moves by; null: the key is not for it. */
export function daysOfKey(key: string, large: boolean): number | null {
  if (key === 'ArrowRight') return large ? 7 : 1;
  if (key === 'ArrowLeft') return large ? -7 : -1;
  return null;
}

export const movedTo = (due: IsoDay, days: number): IsoDay => addDays(due, days);
