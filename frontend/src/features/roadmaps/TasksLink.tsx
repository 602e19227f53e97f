import type { ReactNode } from 'react';
import { AppLink } from '../../shared/ui/links';

/** In the words of the address of the tasks. */
export type TaskSearch = {
  roadmap?: string;
  view?: 'all' | 'overdue' | 'returned' | 'to-accept';
  state?: 'planned' | 'in-progress' | 'submitted' | 'accepted' | 'cancelled';
  activity?: string;
  organization?: string;
  within?: string;
  section?: string;
  /** Of the executors, as a word of the address. */
  kind?: string;
};

export const wordOf = (code: string) => code.toLowerCase().replaceAll('_', '-');

/** The tasks behind a figure: of all organisations that the person sees, not only the own. */
export function TasksLink({ search, label, children }: { search: TaskSearch; label?: string; children: ReactNode }) {
  return (
    <AppLink to="/tasks" search={{ of: 'all', ...search } as never} aria-label={label}>
      {children}
    </AppLink>
  );
}
