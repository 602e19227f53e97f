import type { Translate } from '../i18n/i18n';
import { formatDay } from './dates';

/** «№ 12-о от 15.01.2026», as far as it is known. */
export function orderWords(number: string | null, date: string | null, t: Translate): string | null {
  if (!number) return null;
  return date ? t('orderWords.dated', { number, date: formatDay(date) }) : t('orderWords.bare', { number });
}
