import type { SchoolEvent } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';

/** The title in the language of the page, where there is one. */
export const titleOf = ({ title, titleEn }: SchoolEvent, language: string) =>
  language === 'en' && titleEn ? titleEn : title;

/** «02.03.2027, 14:00–16:00». */
export const whenOf = ({ heldOn, beginsAt, endsAt }: SchoolEvent) =>
  `${formatDay(heldOn)}, ${endsAt ? `${beginsAt}–${endsAt}` : beginsAt}`;
