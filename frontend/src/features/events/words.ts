import type { SchoolEvent } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { inEnglish } from '../../shared/i18n/inEnglish';
import type { Translate } from '../../shared/i18n/translate';

/** The title in the language of the page, where there is one. */
export const titleOf = ({ title, titleEn }: SchoolEvent, language: string) => inEnglish(title, titleEn, language);

/** «02.03.2027, 14:00–16:00». */
export const whenOf = ({ heldOn, beginsAt, endsAt }: SchoolEvent) =>
  `${formatDay(heldOn)}, ${endsAt ? `${beginsAt}–${endsAt}` : beginsAt}`;

/** Which schools are invited: chosen ones, those of a programme, chosen ones of those, or all of the owner. */
export const whomOf = ({ schools, programmeName, organization }: SchoolEvent, t: Translate) =>
  [
    programmeName && t('events.ofProgramme', { name: programmeName }),
    schools.length > 0 && t('events.chosen', { count: schools.length }),
  ]
    .filter(Boolean)
    .join(', ') || t('events.allOf', { name: organization.name });
