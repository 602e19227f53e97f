import type { ImportActivity, ImportIssue, ImportSection, ImportView } from '../../shared/api/types';
import { isDoubtful } from '../../shared/terms/doubt';

export type Line =
  | { kind: 'section'; section: ImportSection; level: number }
  | { kind: 'activity'; activity: ImportActivity; level: number };

/** Sections and activities in the order of the document. */
export const linesOf = (sections: ImportSection[], level = 0): Line[] =>
  sections.flatMap((section): Line[] => [
    ...(section.title || section.number ? [{ kind: 'section' as const, section, level }] : []),
    ...section.activities.map((activity) => ({ kind: 'activity' as const, activity, level })),
    ...linesOf(section.sections, level + 1),
  ]);

export const activitiesOf = (sections: ImportSection[]): ImportActivity[] =>
  linesOf(sections).flatMap((line) => (line.kind === 'activity' ? [line.activity] : []));

/** A term that still waits for a person. */
export const isOpenDoubt = (activity: ImportActivity) => isDoubtful(activity.term.status);

export const doubtfulOf = (view: ImportView) => activitiesOf(view.sections).filter(isOpenDoubt);

/** The server takes texts that differ only in spaces and capitals for the same; so does the offer. */
const printed = (activity: ImportActivity) => activity.termText.replace(/\s+/g, ' ').trim().toLocaleLowerCase();

export const sameDoubtCount = (view: ImportView, activity: ImportActivity): number =>
  doubtfulOf(view).filter((other) => other.row !== activity.row && printed(other) === printed(activity)).length;

export const issuesBySeverity = (issues: ImportIssue[]) => ({
  errors: issues.filter((issue) => issue.severity === 'ERROR'),
  reviews: issues.filter((issue) => issue.severity === 'REVIEW'),
  infos: issues.filter((issue) => issue.severity === 'INFO'),
});

/** What must be known before a roadmap can be created. */
export const missingFields = (view: ImportView): ('title' | 'organizationId' | 'periodStart' | 'periodEnd')[] =>
  (['title', 'organizationId', 'periodStart', 'periodEnd'] as const).filter((field) => !view[field]);
