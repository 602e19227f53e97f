import type ru from './ru.json';
import type builderRu from './ru.builder.json';
import type composingRu from './ru.composing.json';
import type dashboardsRu from './ru.dashboards.json';
import type eventsRu from './ru.events.json';
import type monitoringRu from './ru.monitoring.json';
import type peopleRu from './ru.people.json';
import type placesRu from './ru.places.json';
import type rareRu from './ru.rare.json';
import type reportsRu from './ru.reports.json';
import type plansRu from './ru.plans.json';
import type profilesRu from './ru.profiles.json';
import type surveysRu from './ru.surveys.json';
import type tasksRu from './ru.tasks.json';
import type visitsRu from './ru.visits.json';
import type webhooksRu from './ru.webhooks.json';

/**
 * Words by key, as the files of i18next hold them: nested groups, plural forms as endings, {{values}}. The library itself
 * is 20 KB of the first load and does ten times as much as two languages need.
 */
export type Words = { [group: string]: string | Words };

type Plural<Key extends string> = Key extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Stem
  : Key;
export type Keys<Group> = {
  [Name in keyof Group & string]: Group[Name] extends string ? Plural<Name> : `${Name}.${Keys<Group[Name]>}`;
}[keyof Group & string];

/** A key that has words; a misspelt one does not compile. */
export type WordKey = Keys<
  typeof ru &
    typeof placesRu &
    typeof peopleRu &
    typeof rareRu &
    typeof tasksRu &
    typeof plansRu &
    typeof surveysRu &
    typeof builderRu &
    typeof composingRu &
    typeof profilesRu &
    typeof monitoringRu &
    typeof reportsRu &
    typeof visitsRu &
    typeof eventsRu &
    typeof webhooksRu &
    typeof dashboardsRu
>;
export type Values = Record<string, unknown> & { count?: number };
export type Translate = (key: WordKey, values?: Values) => string;

function find(words: Words, key: string): string | undefined {
  let here: string | Words | undefined = words;
  for (const part of key.split('.')) {
    if (typeof here !== 'object') return undefined;
    here = here[part];
  }
  return typeof here === 'string' ? here : undefined;
}

/** The words of one language; a plural form is chosen by the count. */
export class Dictionary {
  private readonly rules: Intl.PluralRules;
  private words: Words = {};

  constructor(readonly language: string) {
    this.rules = new Intl.PluralRules(language);
  }

  /** Groups come file by file, each group whole. */
  add(more: object): void {
    this.words = { ...this.words, ...(more as Words) };
  }

  has(key: string): boolean {
    return find(this.words, key) !== undefined;
  }

  say(key: string, values?: Values): string {
    const counted =
      values?.count === undefined ? undefined : find(this.words, `${key}_${this.rules.select(values.count)}`);
    const text = counted ?? find(this.words, key) ?? key;
    return values ? text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? '')) : text;
  }
}
