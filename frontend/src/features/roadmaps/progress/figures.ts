import type { ProgressCounts } from '../../../shared/api/types';
import type { TaskSearch } from '../TasksLink';

export const FIGURES = ['total', 'planned', 'inProgress', 'submitted', 'accepted', 'returned', 'overdue'] as const;
export type Figure = (typeof FIGURES)[number];

/** Which tasks a figure counts. */
export const BEHIND: Record<Figure, Omit<TaskSearch, 'roadmap'>> = {
  total: { view: 'ALL' },
  planned: { view: 'ALL', state: 'PLANNED' },
  inProgress: { view: 'ALL', state: 'IN_PROGRESS' },
  submitted: { view: 'ALL', state: 'SUBMITTED' },
  accepted: { view: 'ALL', state: 'ACCEPTED' },
  returned: { view: 'RETURNED' },
  overdue: { view: 'OVERDUE' },
};

/** The parts of a bar; the overdue are among the others and have a figure of their own. */
export const PARTS = ['accepted', 'submitted', 'returned', 'inProgress', 'planned'] as const;

/** Widths of the parts in percent; nothing to count gives an empty bar. */
export const widths = (counts: ProgressCounts) =>
  PARTS.map((part) => ({ part, width: counts.total === 0 ? 0 : (counts[part] / counts.total) * 100 }));
