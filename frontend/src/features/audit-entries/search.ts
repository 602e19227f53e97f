import type { AuditFilter } from '../../shared/api/listAuditEntries';
import { isDay } from '../../shared/format/dates';

/** Filters of the record of changes; the organisation is the one in focus. */
export type AuditSearch = {
  q?: string;
  entity?: string;
  entityId?: string;
  /** Whoever did it: a subject, as an entry has it, or a person. */
  actor?: string;
  person?: string;
  action?: string;
  from?: string;
  to?: string;
  entry?: number;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown) => (isDay(value) ? value : undefined);

export const auditSearch = (search: Record<string, unknown>): AuditSearch => {
  const entry = Number(search['entry']);
  return {
    q: text(search['q']),
    entity: text(search['entity']),
    entityId: text(search['entityId']),
    actor: text(search['actor']),
    person: text(search['person']),
    action: text(search['action']),
    from: day(search['from']),
    to: day(search['to']),
    entry: Number.isInteger(entry) && entry > 0 ? entry : undefined,
  };
};

/** Days are those of the person who looks; the last day counts whole. */
export function auditFilter({
  q,
  entity,
  entityId,
  actor,
  person,
  action,
  from,
  to,
  org,
}: AuditSearch & { org?: string }) {
  const filter: AuditFilter = { q, entity, entityId, actor, person, action, within: org };
  if (from) filter.from = new Date(`${from}T00:00:00`).toISOString();
  if (to) {
    const end = new Date(`${to}T00:00:00`);
    end.setDate(end.getDate() + 1);
    filter.to = end.toISOString();
  }
  return filter;
}
