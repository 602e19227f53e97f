import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

// A screen comes with the files of words that its route names. Whatever it says must stand in one of them: a key without
// words would be shown as it is. Followed from the entry through every import, those asked for later with their own words.

const FILES = {
  places: 'places',
  rare: 'rare',
  tasks: 'tasks',
  plans: 'plans',
  surveys: 'surveys',
  builder: 'builder',
  composing: 'composing',
  people: 'people',
  profiles: 'profiles',
  monitoring: 'monitoring',
  reports: 'reports',
  visits: 'visits',
  events: 'events',
  webhooks: 'webhooks',
  dashboards: 'dashboards',
} as const;
type File = keyof typeof FILES;
const BROUGHT: Record<string, File[]> = {
  withPlaceWords: ['places'],
  withRareWords: ['places', 'rare'],
  withTaskWords: ['tasks'],
  withPlanWords: ['places', 'rare', 'plans'],
  withSurveyWords: ['surveys'],
  withBuilderWords: ['surveys', 'builder'],
  withComposingWords: ['composing'],
  withPeopleWords: ['places', 'people'],
  withProfileWords: ['surveys', 'profiles'],
  withMonitoringWords: ['surveys', 'profiles', 'monitoring'],
  withReportWords: ['reports'],
  withVisitWords: ['visits'],
  withEventWords: ['events'],
  withWebhookWords: ['places', 'rare', 'webhooks'],
  withDashboardWords: ['dashboards'],
};

const groupsOf = (file: string) =>
  Object.keys(JSON.parse(readFileSync(`src/shared/i18n/ru${file}.json`, 'utf8')) as object);
const placeOf = new Map<string, File>(
  Object.values(FILES).flatMap((file) => groupsOf(`.${file}`).map((group) => [group, file] as const)),
);

const sourceOf = (path: string) => readFileSync(path, 'utf8').replace(/^import type .*;$/gm, '');

function found(from: string, name: string): string | null {
  if (!name.startsWith('.')) return null;
  const path = join(dirname(from), name);
  return ['.tsx', '.ts', ''].map((end) => path + end).find((one) => /\.tsx?$/.test(one) && existsSync(one)) ?? null;
}

function said(source: string): string[] {
  const keys = [
    ...source.matchAll(/\bt\(\s*['`]([\w-]+)[.'`$]/g),
    ...source.matchAll(/[?:]\s+['`]([\w-]+)\.[\w.]+['`]/g),
  ];
  const codes = [...source.matchAll(/\bcodeWord\(\s*'(\w+)'/g), ...source.matchAll(/\bgroup="(\w+)"/g)];
  return [...keys, ...codes].map((match) => match[1]!);
}

/** What a file asks for: at once, and later with more words. */
function next(path: string, source: string): [string, File[]][] {
  const now = [...source.matchAll(/\b(?:import|export)\b[^'()]*?from '([^']+)'/g)].map(
    (match) => [match[1]!, []] as const,
  );
  const later = [...source.matchAll(/((?:with\w+Words\(\s*\(\) =>\s*)*)import\('([^']+)'\)/g)].map(
    (match) => [match[2]!, [...match[1]!.matchAll(/with\w+Words/g)].flatMap(([name]) => BROUGHT[name]!)] as const,
  );
  return [...now, ...later].flatMap(([name, words]) => {
    const file = found(path, name);
    return file ? [[file, words] as [string, File[]]] : [];
  });
}

it('every screen has the words it says', () => {
  const seen = new Set<string>();
  const missing = new Set<string>();
  const walk = (path: string, words: ReadonlySet<File>) => {
    const key = `${path} ${[...words].sort().join(' ')}`;
    if (seen.has(key)) return;
    seen.add(key);
    const source = sourceOf(path);
    for (const group of said(source)) {
      const place = placeOf.get(group);
      if (place && !words.has(place))
        missing.add(`${path} says ${group} of ${place}, and has only: ${[...words].join(' ')}`);
    }
    for (const [file, more] of next(path, source)) walk(file, new Set([...words, ...more]));
  };
  walk('src/app/main.tsx', new Set());
  expect(seen.size).toBeGreaterThan(200);
  expect([...missing]).toEqual([]);
});
