import { Dictionary, type Keys, type Values } from '../shared/i18n/translate';
import type { DayValue, Speech } from '../shared/questionnaires';
import en from './words/en.json';
import ru from './words/ru.json';

/** A key that has words; a misspelt one does not compile. */
export type WordKey = Keys<typeof ru>;

export interface Words extends Speech {
  t(key: WordKey, values?: Values): string;
  has(key: string): boolean;
  /** A day as it is stored, YYYY-MM-DD, as people write it. */
  date(day: string): string;
}

const WORDS: Record<string, object> = { ru, en };
const RUSSIAN = 'ru';

/** What the page itself says: in the questionnaire's language where we speak it, else in Russian. */
export function wordsOf(language: string): Words {
  const spoken = language in WORDS ? language : RUSSIAN;
  const dictionary = new Dictionary(spoken);
  dictionary.add(WORDS[spoken]!);
  const date = (day: string) =>
    new Date(`${day}T00:00:00Z`)
      .toLocaleDateString(spoken === RUSSIAN ? 'ru' : 'en-GB', {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      })
      .replace(/ г\.$/, ' года');
  return {
    language,
    t: (key, values) => dictionary.say(key, values),
    has: (key) => dictionary.has(key),
    date,
    day: (day: DayValue) => date(String(day)),
    number: (number) => number.toLocaleString(spoken),
  };
}

/** The page's own language, for what reads it aloud. */
export const spokenIn = (language: string): string => (language in WORDS ? language : RUSSIAN);

/** The name of a language in itself. */
export function nameOf(language: string): string {
  try {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return language;
  }
}
