import type { ReactNode } from 'react';
import { AppLink } from '../../shared/ui/links';

export type TaskSearch = {
  roadmap: string;
  view?: 'ALL' | 'OVERDUE' | 'RETURNED' | 'TO_ACCEPT';
  state?: string;
  activity?: string;
  organization?: string;
  within?: string;
};

/** The tasks behind a figure. */
export function TasksLink({ search, label, children }: { search: TaskSearch; label?: string; children: ReactNode }) {
  return (
    <AppLink to={'/tasks' as '/'} search={search as never} aria-label={label}>
      {children}
    </AppLink>
  );
}
