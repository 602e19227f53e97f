import type { Assessment } from '../api/types';
import { codeWord } from '../i18n/codes';

/** 2025 as the school year 2025/26. */
export const schoolYear = (year: number) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

/** The school year a day lies in: it begins in September. */
export const yearOf = (day: string) => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 9 ? 1 : 0);

/** What is not known is told as such, never as zero. */
export const figure = (value: number | null | undefined, language: string, digits = 0) =>
  value === null || value === undefined
    ? '—'
    : new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);

export const share = (value: number | null | undefined, language: string) =>
  value === null || value === undefined
    ? '—'
    : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value);

type Procedure = Pick<Assessment, 'kind' | 'subject' | 'label'> & { grade: number | null };

/** «ВПР, Математика, 6 класс». */
export const procedureName = (one: Procedure, grade: (grade: number) => string) =>
  [codeWord('assessmentKind', one.kind), one.subject, one.grade !== null && grade(one.grade), one.label]
    .filter(Boolean)
    .join(', ');
