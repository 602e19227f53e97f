import { hasWords, t } from '../i18n/i18n';
import { formatDay, formatInstant } from '../format/dates';
import { codeWord } from '../i18n/codes';
import type { AuditEntry } from '../api/types';

export type Change = { field: string; before: unknown; after: unknown };

/** Columns of the database itself, which say nothing to a person. */
const INNER = new Set(['id', 'version', 'updated_at', 'created_at', 'path', 'created_by']);

/** The words of a field's codes, by column and, where columns share a name, by the kind of record. */
const GROUPS: Record<string, string> = {
  'roadmap.state': 'roadmapState',
  'organization.kind': 'organizationKind',
  role: 'role',
  term_status: 'termStatus',
  project_levels: 'projectLevelFull',
};

/** What differs between before and after, in the order of the record. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .filter((field) => !INNER.has(field))
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((change) => change.before !== null || change.after !== null);
}

export const entityWord = (entity: string) => codeWord('auditEntity', entity);
export const actionWord = (action: string) => codeWord('auditAction', action);

export function fieldWord(entity: string, field: string): string {
  const own = `auditField.${entity}_${field}`;
  return hasWords(own) ? t(own as never) : codeWord('auditField', field);
}

/** What an entry is about, in a few words: the record's own name where the entry holds it. */
export function nameOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): string | null {
  const known = { ...before, ...after };
  const name = known['title'] ?? known['name'] ?? known['text'] ?? known['file_name'];
  return typeof name === 'string' && name.trim() !== '' ? name : null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** A value as a person reads it; «—» for none. */
export function valueText(entity: string, field: string, value: unknown, language: string): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
  if (Array.isArray(value)) {
    return value.length === 0 ? '—' : value.map((one) => valueText(entity, field, one, language)).join(', ');
  }
  if (typeof value === 'object') return objectText(value as Record<string, unknown>, entity, field, language);
  if (typeof value !== 'string') return String(value);
  if (DAY.test(value)) return formatDay(value);
  if (INSTANT.test(value)) return formatInstant(value, language);
  const group = GROUPS[`${entity}.${field}`] ?? GROUPS[field];
  return group ? codeWord(group, value) : value;
}

/** Of a term its words; of anything else its parts. */
function objectText(value: Record<string, unknown>, entity: string, field: string, language: string): string {
  if (typeof value['text'] === 'string') return value['text'];
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== '')
    .map(([name, part]) => `${fieldWord(entity, name)}: ${valueText(entity, field, part, language)}`)
    .join('; ');
}
