import type { ReactNode } from 'react';
import { AppLink } from './ui/links';

type Thing = { entity: string; entityId: string | null; organizationId?: string | null };

/** Where the screen of a record is, by the word of the record of changes; null where there is none. */
export function placeOf({ entity, entityId, organizationId }: Thing): string | null {
  if (entity === 'roadmap' && entityId) return `/roadmaps/${entityId}`;
  if (entity === 'checkpoint' && entityId) return `/tasks/${entityId}`;
  if (entity === 'tasks') return '/tasks';
  if (entity === 'roadmapImport' && entityId) return `/roadmaps/import/${entityId}`;
  if (entity === 'webhook' && entityId) return `/administration/webhooks/${entityId}`;
  if (entity === 'organizationImport' && entityId) return `/organizations/import/${entityId}`;
  if (entity === 'organization' && entityId) return `/organizations/${entityId}`;
  if (entity === 'person' && entityId) return `/people/${entityId}`;
  if (entity === 'programme' && entityId) return `/programmes/${entityId}`;
  if (entity === 'campaign' && entityId) return `/surveys/${entityId}`;
  if (entity === 'questionnaire' && entityId) return `/surveys/questionnaires/${entityId}`;
  if (entity === 'assessment' && entityId) return `/assessments/${entityId}`;
  if (entity === 'assessmentImport' && entityId) return `/assessments/imports/${entityId}`;
  if (entity === 'identificationRule' && entityId) return `/identifications/rules/${entityId}`;
  if (entity === 'identification' && entityId) return `/identifications/${entityId}`;
  if (entity === 'riskFormula' && entityId) return `/surveys/formulas/${entityId}`;
  if (entity === 'indicator' && entityId) return `/indicators/${entityId}`;
  if (entity === 'monitoringRound' && entityId) return `/monitoring-rounds/${entityId}`;
  if (entity === 'course' && entityId) return `/courses/${entityId}`;
  if (entity === 'event' && entityId) return `/events/${entityId}`;
  if (entity === 'reportObligation' && entityId) return `/report-obligations/${entityId}`;
  if (entity === 'consolidatedReport' && entityId) return `/consolidated-submissions/${entityId}`;
  if (entity === 'visit' && entityId) return `/visits/${entityId}`;
  if (entity === 'recommendation' && entityId) return `/recommendations/${entityId}`;
  if (entity === 'membership' && organizationId) return `/organizations/${organizationId}`;
  return null;
}

/** Many tasks are a view of the list: own ones, or those of organisations below. */
const tasksOf = (view: string | null) =>
  (view === 'overdue-below' ? { view: 'overdue', of: 'all' } : { view: view ?? undefined }) as never;

/** The record's words, as a link where it has a screen. */
export function ThingLink({ thing, onClick, children }: { thing: Thing; onClick?: () => void; children: ReactNode }) {
  const place = placeOf(thing);
  return place ? (
    <AppLink
      to={place as '/'}
      search={thing.entity === 'tasks' ? tasksOf(thing.entityId) : undefined}
      onClick={onClick}
    >
      {children}
    </AppLink>
  ) : (
    <span>{children}</span>
  );
}
