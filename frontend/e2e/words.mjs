// The words of the screens in a language, so that a test finds a button in either.
import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(`../src/shared/i18n/${name}.json`, import.meta.url), 'utf8'));
const FILES = [
  '',
  '.places',
  '.rare',
  '.tasks',
  '.plans',
  '.surveys',
  '.builder',
  '.composing',
  '.people',
  '.profiles',
  '.monitoring',
  '.reports',
  '.visits',
  '.events',
  '.dashboards',
];
const all = Object.fromEntries(
  ['ru', 'en'].map((one) => [one, Object.assign({}, ...FILES.map((file) => read(one + file)))]),
);

export const wordsOf = (language) => (key) => {
  const words = key.split('.').reduce((group, part) => group?.[part], all[language]);
  if (typeof words !== 'string') throw new Error(`There are no words ${key} in ${language}`);
  return words;
};
