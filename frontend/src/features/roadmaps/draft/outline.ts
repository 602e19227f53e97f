import type { Activity, RoadmapSection } from '../../../shared/api/types';

/** A heading of the plan with the rows directly under it, also when it has none yet: a draft is filled from empty. */
export type Part = { section: RoadmapSection | null; level: number; siblings: RoadmapSection[]; rows: Activity[] };

export function outlineOf(sections: RoadmapSection[], rows: Activity[]): Part[] {
  const parts: Part[] = [];
  const add = (siblings: RoadmapSection[], level: number) => {
    for (const section of siblings) {
      parts.push({ section, level, siblings, rows: rows.filter((row) => row.sectionId === section.id) });
      add(section.sections, level + 1);
    }
  };
  const outside = rows.filter((row) => row.sectionId === null);
  if (outside.length > 0 || sections.length === 0) {
    parts.push({ section: null, level: 0, siblings: [], rows: outside });
  }
  add(sections, 0);
  return parts;
}

export type RowPlace = { sectionId: string | null; afterId: string | null };
export type SectionPlace = { parentId: string | null; afterId: string | null };

const idOf = (part: Part) => part.section?.id ?? null;
const endOf = (part: Part): RowPlace => ({ sectionId: idOf(part), afterId: part.rows.at(-1)?.id ?? null });

/** One step up or down in the printed order; at the edge of its section a row goes over into the next one. */
export function rowStep(parts: Part[], id: string, step: -1 | 1): RowPlace | null {
  const at = parts.findIndex((part) => part.rows.some((row) => row.id === id));
  const part = parts[at];
  if (!part) return null;
  const index = part.rows.findIndex((row) => row.id === id);
  const to = index + step;
  if (to >= 0 && to < part.rows.length) {
    // Down: after the next row; up: after the row before the previous one.
    const after = step === 1 ? part.rows[to] : part.rows[to - 1];
    return { sectionId: idOf(part), afterId: after?.id ?? null };
  }
  const beside = parts[at + step];
  if (!beside) return null;
  return step === 1 ? { sectionId: idOf(beside), afterId: null } : endOf(beside);
}

/** The end of a section, for a row that comes from elsewhere or is new. */
export function endOfSection(parts: Part[], sectionId: string | null, without?: string): RowPlace {
  const part = parts.find((one) => idOf(one) === sectionId);
  const rows = (part?.rows ?? []).filter((row) => row.id !== without);
  return { sectionId, afterId: rows.at(-1)?.id ?? null };
}

/** One step up or down among the sections beside it; what is in it goes with it. */
export function sectionStep(part: Part, parents: Map<string, string | null>, step: -1 | 1): SectionPlace | null {
  if (!part.section) return null;
  const index = part.siblings.findIndex((one) => one.id === part.section?.id);
  const to = index + step;
  if (to < 0 || to >= part.siblings.length) return null;
  const after = step === 1 ? part.siblings[to] : part.siblings[to - 1];
  return { parentId: parents.get(part.section.id) ?? null, afterId: after?.id ?? null };
}

/** In which section each section lies. */
export function parentsOf(sections: RoadmapSection[], parent: string | null = null): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const section of sections) {
    found.set(section.id, parent);
    parentsOf(section.sections, section.id).forEach((above, id) => found.set(id, above));
  }
  return found;
}

/** How many rows go when a section goes with all that is in it. */
export const rowsIn = (section: RoadmapSection): number =>
  section.activityCount + section.sections.reduce((sum, below) => sum + rowsIn(below), 0);

export const nameOf = (section: { number: string | null; title: string | null }) =>
  [section.number, section.title].filter(Boolean).join(' ');
