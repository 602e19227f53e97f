import type { Activity, RoadmapSection, Term, TermWindow } from '../../shared/api/types';
import { firstOfMonth, lastOfMonth } from '../../shared/format/dates';
import { isDoubtful } from '../../shared/terms/doubt';
import type { RoadmapSearch } from './search';

/** A section heading with the rows that stand directly under it. */
export type Group = { section: RoadmapSection | null; level: number; rows: Activity[] };

export type Filters = Pick<RoadmapSearch, 'q' | 'executor' | 'section' | 'month' | 'doubtful'>;

/** Every dated instance of a term, also those named per organisation. */
export const allWindows = (term: Term): TermWindow[] => [
  ...term.windows,
  ...term.participants.flatMap((participant) => participant.windows),
];

export function touchesMonth(term: Term, month: string): boolean {
  if (term.openBasis === 'CONTINUOUS' && term.windows.length === 0) return true;
  const first = firstOfMonth(month);
  const last = lastOfMonth(month);
  return allWindows(term).some((window) => (window.start ?? window.due) <= last && window.due >= first);
}

/** Everything a reader could look for in a row. */
function words(row: Activity): string {
  const parts = [row.number, row.title, row.direction, row.participants, row.expectedResult, row.termText];
  const tasks = row.tasks.flatMap((task) => [task.actor, task.text, ...task.executors]);
  return [...parts, ...tasks].filter(Boolean).join('\n').toLocaleLowerCase();
}

export const executorsOf = (row: Activity): string[] =>
  row.tasks.flatMap((task) => (task.actor ? [task.actor, ...task.executors] : task.executors));

export const allExecutors = (rows: Activity[]): string[] =>
  [...new Set(rows.flatMap(executorsOf))].sort((a, b) => a.localeCompare(b, 'ru'));

/** The columns of a matrix order, in the order they are met; empty for an ordinary one. */
export const actorsOf = (rows: Activity[]): string[] => [
  ...new Set(rows.flatMap((row) => row.tasks.flatMap((task) => (task.actor ? [task.actor] : [])))),
];

export type FlatSection = { section: RoadmapSection; level: number };

export const flatSections = (sections: RoadmapSection[], level = 0): FlatSection[] =>
  sections.flatMap((section) => [{ section, level }, ...flatSections(section.sections, level + 1)]);

function keeps(row: Activity, filters: Filters, inSection: Set<string> | null): boolean {
  if (inSection && !(row.sectionId && inSection.has(row.sectionId))) return false;
  if (filters.doubtful && !isDoubtful(row.term.status)) return false;
  if (filters.executor && !executorsOf(row).includes(filters.executor)) return false;
  if (filters.month && !touchesMonth(row.term, filters.month)) return false;
  const query = filters.q?.trim().toLocaleLowerCase();
  return !query || query.split(/\s+/).every((word) => words(row).includes(word));
}

/** The filtered rows under their sections, in the order of the document; a section without rows left is dropped. */
export function groupRows(sections: RoadmapSection[], rows: Activity[], filters: Filters): Group[] {
  const flat = flatSections(sections);
  const chosen = flat.find((one) => one.section.id === filters.section)?.section;
  const inSection = chosen ? new Set([chosen.id, ...flatSections(chosen.sections).map((one) => one.section.id)]) : null;
  const kept = rows.filter((row) => keeps(row, filters, inSection));
  const bySection = new Map<string | null, Activity[]>();
  for (const row of kept) bySection.set(row.sectionId, [...(bySection.get(row.sectionId) ?? []), row]);
  const groups: Group[] = [{ section: null, level: 0, rows: bySection.get(null) ?? [] }];
  for (const { section, level } of flat) groups.push({ section, level, rows: bySection.get(section.id) ?? [] });
  return groups.filter((group) => group.rows.length > 0 || hasRowsBelow(group.section, bySection));
}

function hasRowsBelow(section: RoadmapSection | null, rows: Map<string | null, Activity[]>): boolean {
  return !!section && section.sections.some((below) => rows.has(below.id) || hasRowsBelow(below, rows));
}

export const countRows = (groups: Group[]) => groups.reduce((sum, group) => sum + group.rows.length, 0);

/** Other rows with the same words and the same doubt: one fix serves them all. */
export const sameDoubt = (rows: Activity[], row: Activity): Activity[] =>
  rows.filter(
    (other) =>
      other.id !== row.id &&
      other.term.text === row.term.text &&
      isDoubtful(other.term.status) &&
      other.allowedActions.includes('update'),
  );
