import type { Activity, RoadmapComment } from '../../../shared/api/types';

export type Shown = 'open' | 'settled' | 'all';
export type ThreadOf = { first: RoadmapComment; answers: RoadmapComment[] };

/** Comments are read oldest first; an answer always comes after what it answers. */
export function threadsOf(items: RoadmapComment[], shown: Shown): ThreadOf[] {
  const fits = ({ resolvedAt }: RoadmapComment) => shown === 'all' || (resolvedAt === null) === (shown === 'open');
  return items
    .filter((one) => one.parentId === null && fits(one))
    .map((first) => ({ first, answers: items.filter((one) => one.parentId === first.id) }));
}

export type RowThreads = { row: Activity | null; threads: ThreadOf[] };

/** First what is about the whole draft, then row by row as printed; what a row that is gone was told stays with the whole. */
export function byRow(threads: ThreadOf[], rows: Activity[]): RowThreads[] {
  const known = new Set(rows.map((row) => row.id));
  const ofWhole = threads.filter(({ first }) => first.activityId === null || !known.has(first.activityId));
  const groups: RowThreads[] = [{ row: null, threads: ofWhole }];
  for (const row of rows) groups.push({ row, threads: threads.filter(({ first }) => first.activityId === row.id) });
  return groups.filter((group) => group.threads.length > 0);
}
