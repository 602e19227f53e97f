import type { ProgressRow } from '../../../shared/api/types';
import type { PlanSort } from './plansSearch';

/** What is known of no plan yet stands last: nothing of it was due. */
const LAST = 2;

const KEY: Record<Exclude<PlanSort, 'title'>, (row: ProgressRow) => number> = {
  '-overdue': ({ counts }) => -counts.overdue,
  share: ({ counts }) => counts.share ?? LAST,
  '-total': ({ counts }) => -counts.total,
};

/** The plans of an owner are few: they are ordered here. They come by title, and stay so where they are equal. */
export const sorted = (rows: ProgressRow[], sort: PlanSort): ProgressRow[] =>
  sort === 'title' ? rows : [...rows].sort((one, other) => KEY[sort](one) - KEY[sort](other));
