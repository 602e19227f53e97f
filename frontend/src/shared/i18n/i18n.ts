import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type ru from './ru.json';
import type rareRu from './ru.rare.json';

export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'opora.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof ru & typeof rareRu };
  }
}

type Words = () => Promise<{ default: object }>;

const load: Record<Language, Words> = {
  ru: () => import('./ru.json'),
  en: () => import('./en.json'),
};

/** Words of screens that few people open and nobody opens first. */
const loadRare: Record<Language, Words> = {
  ru: () => import('./ru.rare.json'),
  en: () => import('./en.rare.json'),
};
let rareNeeded = false;

function preferred(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? localStorage.getItem(STORED);
  if (asked === 'ru' || asked === 'en') return asked;
  return navigator.languages.some((language) => language.startsWith('ru')) || !navigator.language.startsWith('en')
    ? 'ru'
    : 'en';
}

export async function startI18n(language: Language = preferred()): Promise<void> {
  const words = await load[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: words.default } },
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const words = await load[language]();
    i18next.addResourceBundle(language, 'translation', words.default);
  }
  if (rareNeeded) await addRare(language);
  localStorage.setItem(STORED, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

async function addRare(language: Language): Promise<void> {
  const words = await loadRare[language]();
  i18next.addResourceBundle(language, 'translation', words.default, true);
}

/** A screen together with the rare words it uses. */
export async function withRareWords<T>(screen: () => Promise<T>): Promise<T> {
  rareNeeded = true;
  const [loaded] = await Promise.all([screen(), addRare(i18next.language as Language)]);
  return loaded;
}
