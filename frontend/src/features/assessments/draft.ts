import type { Assessment, AssessmentChange, AssessmentKind } from '../../shared/api/types';

/** An assessment as it is being typed. */
export type Draft = {
  kind: AssessmentKind;
  subject: string;
  grade: number | null;
  year: number | null;
  heldOn: string | null;
  label: string;
  threshold: string;
};

export const draftOf = (one: Assessment): Draft => ({
  kind: one.kind,
  subject: one.subject,
  grade: one.grade,
  year: one.schoolYear,
  heldOn: one.heldOn,
  label: one.label,
  threshold: one.threshold ?? '',
});

/** What is sent of it; nothing while something is missing. */
export function changeOf({ kind, subject, grade, year, heldOn, label, threshold }: Draft): AssessmentChange | null {
  if (year === null || subject.trim() === '') return null;
  return {
    kind,
    subject: subject.trim(),
    grade,
    schoolYear: year,
    heldOn,
    label: label.trim() || null,
    threshold: threshold.trim() || null,
  };
}

/** What is known of a school or a class of it. */
export const FIGURES = ['participants', 'mark2', 'mark3', 'mark4', 'mark5', 'below', 'mean'] as const;
export type Figures = Record<(typeof FIGURES)[number], number | null>;
