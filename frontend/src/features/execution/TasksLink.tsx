import type { ReactNode } from 'react';
import { AppLink } from '../../shared/ui/links';

type TaskSearch = {
  view: 'all' | 'overdue' | 'returned' | 'to-accept';
  state?: string;
  roadmap?: string;
  organization?: string;
  within?: string;
};

/** The tasks behind a figure, of all organisations the person sees. */
export const TasksLink = ({ search, children }: { search: TaskSearch; children: ReactNode }) => (
  <AppLink to="/tasks" search={{ of: 'all', ...search } as never}>
    {children}
  </AppLink>
);
