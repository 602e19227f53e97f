import { useSyncExternalStore } from 'react';
import { Dictionary, type Translate } from './translate';

export type { Translate, WordKey } from './translate';
export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'opora.language';

type Words = () => Promise<{ default: object }>;

const load: Record<Language, Words> = {
  ru: () => import('./ru.json'),
  en: () => import('./en.json'),
};

/** Words that come with the screens they belong to: of places, of tasks, of plans under way, of people and programmes, of surveys, of questionnaires and of composing them, of risk profiles and letters, of monitoring, of visits, of events, of reports, of dashboards and saved views, of webhooks, and of what nobody opens first. */
const loadMore: Record<
  | 'rare'
  | 'places'
  | 'tasks'
  | 'plans'
  | 'surveys'
  | 'builder'
  | 'composing'
  | 'people'
  | 'profiles'
  | 'monitoring'
  | 'reports'
  | 'visits'
  | 'events'
  | 'dashboards'
  | 'webhooks',
  Record<Language, Words>
> = {
  places: { ru: () => import('./ru.places.json'), en: () => import('./en.places.json') },
  rare: { ru: () => import('./ru.rare.json'), en: () => import('./en.rare.json') },
  tasks: { ru: () => import('./ru.tasks.json'), en: () => import('./en.tasks.json') },
  plans: { ru: () => import('./ru.plans.json'), en: () => import('./en.plans.json') },
  builder: { ru: () => import('./ru.builder.json'), en: () => import('./en.builder.json') },
  composing: { ru: () => import('./ru.composing.json'), en: () => import('./en.composing.json') },
  people: { ru: () => import('./ru.people.json'), en: () => import('./en.people.json') },
  profiles: { ru: () => import('./ru.profiles.json'), en: () => import('./en.profiles.json') },
  monitoring: { ru: () => import('./ru.monitoring.json'), en: () => import('./en.monitoring.json') },
  reports: { ru: () => import('./ru.reports.json'), en: () => import('./en.reports.json') },
  visits: { ru: () => import('./ru.visits.json'), en: () => import('./en.visits.json') },
  events: { ru: () => import('./ru.events.json'), en: () => import('./en.events.json') },
  webhooks: { ru: () => import('./ru.webhooks.json'), en: () => import('./en.webhooks.json') },
  dashboards: { ru: () => import('./ru.dashboards.json'), en: () => import('./en.dashboards.json') },
  surveys: { ru: () => import('./ru.surveys.json'), en: () => import('./en.surveys.json') },
};
type More = keyof typeof loadMore;
const needed = new Set<More>();

const dictionaries: Partial<Record<Language, Dictionary>> = {};
const listeners = new Set<() => void>();

/** What the page speaks now; a component asks by the hook below and is drawn anew when that changes. */
type Speech = { t: Translate; i18n: { language: string } };
let speech: Speech = { t: (key) => key, i18n: { language: 'ru' } };

export const t: Translate = (key, values) => speech.t(key, values);
export const language = () => speech.i18n.language;
export const hasWords = (key: string) => dictionaries[language() as Language]?.has(key) ?? false;

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useTranslation = () => useSyncExternalStore(onLanguageChange, () => speech);

function preferred(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? localStorage.getItem(STORED);
  if (asked === 'ru' || asked === 'en') return asked;
  return navigator.languages.some((language) => language.startsWith('ru')) || !navigator.language.startsWith('en')
    ? 'ru'
    : 'en';
}

async function dictionaryOf(language: Language): Promise<Dictionary> {
  const known = dictionaries[language];
  if (known) return known;
  const made = new Dictionary(language);
  made.add((await load[language]()).default);
  return (dictionaries[language] = made);
}

function speak(dictionary: Dictionary): void {
  speech = { t: (key, values) => dictionary.say(key, values), i18n: { language: dictionary.language } };
  document.documentElement.lang = dictionary.language;
  listeners.forEach((listener) => listener());
}

export async function startI18n(language: Language = preferred()): Promise<void> {
  speak(await dictionaryOf(language));
}

export async function changeLanguage(language: Language): Promise<void> {
  const dictionary = await dictionaryOf(language);
  await Promise.all([...needed].map((more) => addMore(more, language)));
  localStorage.setItem(STORED, language);
  speak(dictionary);
}

async function addMore(more: More, language: Language): Promise<void> {
  const [dictionary, words] = await Promise.all([dictionaryOf(language), loadMore[more][language]()]);
  dictionary.add(words.default);
}

async function withMore<T>(more: More, screen: () => Promise<T>): Promise<T> {
  needed.add(more);
  const [loaded] = await Promise.all([screen(), addMore(more, language() as Language)]);
  return loaded;
}

/** A screen together with the words of organisations. */
export const withPlaceWords = <T>(screen: () => Promise<T>): Promise<T> => withMore('places', screen);

/** A screen together with the words of people, programmes and partnerships, and those of places. */
export const withPeopleWords = <T>(screen: () => Promise<T>): Promise<T> =>
  withPlaceWords(() => withMore('people', screen));

/** A screen together with the rare words it uses, and those of places. */
export const withRareWords = <T>(screen: () => Promise<T>): Promise<T> =>
  withPlaceWords(() => withMore('rare', screen));

/** A screen together with the words of tasks and reports. */
export const withTaskWords = <T>(screen: () => Promise<T>): Promise<T> => withMore('tasks', screen);

/** A screen together with the words of plans under way, and the rare ones. */
export const withPlanWords = <T>(screen: () => Promise<T>): Promise<T> =>
  withRareWords(() => withMore('plans', screen));

/** A screen together with the words of campaigns and results. */
export const withSurveyWords = <T>(screen: () => Promise<T>): Promise<T> => withMore('surveys', screen);

/** A screen together with the words of questionnaires, and those of surveys. */
export const withBuilderWords = <T>(screen: () => Promise<T>): Promise<T> =>
  withSurveyWords(() => withMore('builder', screen));

/** What comes after the first look at a questionnaire, together with its words: what is wrong with it, and what forms from elsewhere lose. */
export const withComposingWords = <T>(screen: () => Promise<T>): Promise<T> => withMore('composing', screen);

/** A screen together with the words of risk profiles and formulas, and those of surveys. */
export const withProfileWords = <T>(screen: () => Promise<T>): Promise<T> =>
  withSurveyWords(() => withMore('profiles', screen));

/** A screen together with the words of assessments, indicators, rounds, courses and engagement, and those of risk profiles. */
export const withMonitoringWords = <T>(screen: () => Promise<T>): Promise<T> =>
  withProfileWords(() => withMore('monitoring', screen));

/** A screen together with the words of reports that are owed. */
export const withReportWords = <T>(screen: () => Promise<T>): Promise<T> => withMore('reports', screen);

/** A screen together with the words of visits and recommendations. */
export const withVisitWords = <T>(screen: () => Promise<T>): Promise<T> => withMore('visits', screen);

/** A screen together with the words of events. */
export const withEventWords = <T>(screen: () => Promise<T>): Promise<T> => withMore('events', screen);

/** A screen together with the words of webhooks, and the rare ones. */
export const withWebhookWords = <T>(screen: () => Promise<T>): Promise<T> =>
  withRareWords(() => withMore('webhooks', screen));

/** A screen together with the words of dashboards and saved views. */
export const withDashboardWords = <T>(screen: () => Promise<T>): Promise<T> => withMore('dashboards', screen);
