import type { TaskSearch } from '../TasksLink';

export const FIGURES = ['total', 'planned', 'inProgress', 'submitted', 'accepted', 'returned', 'overdue'] as const;
export type Figure = (typeof FIGURES)[number];

/** Which tasks a figure counts. */
export const BEHIND: Record<Figure, Omit<TaskSearch, 'roadmap'>> = {
  total: { view: 'all' },
  planned: { view: 'all', state: 'planned' },
  inProgress: { view: 'all', state: 'in-progress' },
  submitted: { view: 'all', state: 'submitted' },
  accepted: { view: 'all', state: 'accepted' },
  returned: { view: 'returned' },
  overdue: { view: 'overdue' },
};
