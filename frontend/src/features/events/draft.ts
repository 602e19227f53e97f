import type { EventContent, SchoolEvent } from '../../shared/api/types';

/** An event as it is being written. */
export type Draft = {
  kind: SchoolEvent['kind'];
  title: string;
  titleEn: string;
  organizer: string;
  heldOn: string | null;
  beginsAt: string;
  endsAt: string;
  venue: string;
  link: string;
  agenda: string;
  positions: string[];
  programmeId: string | null;
  schools: string[];
};

/** A new one; whoever holds it often writes it down themselves. */
export const fresh = (organizer: string): Draft => ({
  kind: 'SEMINAR',
  title: '',
  titleEn: '',
  organizer,
  heldOn: null,
  beginsAt: '',
  endsAt: '',
  venue: '',
  link: '',
  agenda: '',
  positions: [],
  programmeId: null,
  schools: [],
});

export const draftOf = (event: SchoolEvent): Draft => ({
  ...event,
  titleEn: event.titleEn ?? '',
  endsAt: event.endsAt ?? '',
  venue: event.venue ?? '',
  link: event.link ?? '',
  agenda: event.agenda ?? '',
});

/** What is sent of it; null while something needed is missing. */
export function contentOf(draft: Draft): EventContent | null {
  const { kind, title, organizer, heldOn, beginsAt, positions, programmeId, schools } = draft;
  const venue = draft.venue.trim() || null;
  const link = draft.link.trim() || null;
  if (!title.trim() || !organizer.trim() || !heldOn || !beginsAt || !(venue ?? link)) return null;
  return {
    kind,
    title,
    titleEn: draft.titleEn.trim() || null,
    organizer,
    heldOn,
    beginsAt,
    endsAt: draft.endsAt || null,
    venue,
    link,
    agenda: draft.agenda.trim() || null,
    positions,
    programmeId,
    schools,
  };
}
