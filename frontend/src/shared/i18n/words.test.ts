import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Words = { [group: string]: string | Words };

/** From the files: what is imported is one object with what the tests' set-up has joined to it. */
const read = (name: string) => JSON.parse(readFileSync(`src/shared/i18n/${name}.json`, 'utf8')) as Words;
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
  '.webhooks',
  '.dashboards',
];
const [ruFiles, enFiles] = ['ru', 'en'].map((language) => FILES.map((file) => read(language + file))) as [
  Words[],
  Words[],
];
const ru: Words = Object.assign({}, ...ruFiles);
const en: Words = Object.assign({}, ...enFiles);

const PLURAL = /_(zero|one|two|few|many|other)$/;

function keys(node: object, prefix = ''): string[] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? [prefix + name] : keys(value as object, `${prefix}${name}.`),
  );
}

const stems = (words: object) => new Set(keys(words).map((key) => key.replace(PLURAL, '')));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    // The page of respondents is a program of its own, with its own words.
    if (entry.isDirectory()) return path === join('src', 'respond') ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.|\.d\.ts$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('the words', () => {
  it('are the same in both languages', () => {
    expect([...stems(en)].sort()).toEqual([...stems(ru)].sort());
  });

  it('stand in one place', () => {
    const groups = ruFiles.flatMap((words) => Object.keys(words));
    expect(groups.filter((group, place) => groups.indexOf(group) !== place)).toEqual([]);
    const namesOf = (files: Words[]) => files.map((words) => Object.keys(words).sort());
    expect(namesOf(enFiles)).toEqual(namesOf(ruFiles));
  });

  it('have all the plural forms of their language', () => {
    for (const [words, language] of [
      [ru, 'ru'],
      [en, 'en'],
    ] as const) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const all = new Set(keys(words));
      const counted = [...all].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, ''));
      for (const key of counted) for (const form of forms) expect(all).toContain(`${key}_${form}`);
    }
  });

  it('are all there for the keys the code names', () => {
    const code = sources('src').join('\n');
    const named = [...code.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(100);
    const known = stems(ru);
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });
});
