import type { ReactNode } from 'react';
import type { ConsolidatedReportSummary } from '../../shared/api/types';
import { AppLink } from '../../shared/ui/links';

/** How many reports of a period are late, as the way to them. */
export function LateOf({ head, children }: { head: ConsolidatedReportSummary; children: ReactNode }) {
  const search = { view: 'LATE', template: head.templateId, period: head.periodStart } as const;
  return (
    <AppLink to="/report-obligations" search={search} underline="always">
      {children}
    </AppLink>
  );
}
