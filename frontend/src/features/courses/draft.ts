import type { Course, CourseContent } from '../../shared/api/types';

/** A course as it is being written. */
export type Draft = {
  title: string;
  provider: string;
  hours: number | null;
  positions: string[];
  form: Course['form'];
  beginsOn: string | null;
  endsOn: string | null;
  places: number | null;
  programmeId: string | null;
  link: string;
  description: string;
};

export const FORMS = ['ON_SITE', 'REMOTE', 'MIXED'] as const;

/** A new one; whoever teaches often writes it down themselves. */
export const fresh = (provider: string): Draft => ({
  title: '',
  provider,
  hours: null,
  positions: [],
  form: 'ON_SITE',
  beginsOn: null,
  endsOn: null,
  places: null,
  programmeId: null,
  link: '',
  description: '',
});

export const draftOf = (course: Course): Draft => ({
  ...course,
  link: course.link ?? '',
  description: course.description ?? '',
});

/** What is sent of it; null while something needed is missing. */
export function contentOf(draft: Draft): CourseContent | null {
  const { title, provider, hours, positions, form, beginsOn, endsOn, places, programmeId } = draft;
  if (!title.trim() || !provider.trim() || hours === null || !beginsOn || !endsOn) return null;
  return {
    title,
    provider,
    hours,
    positions,
    form,
    beginsOn,
    endsOn,
    places,
    programmeId,
    link: draft.link.trim() || null,
    description: draft.description.trim() || null,
  };
}
