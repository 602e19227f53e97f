// Fails when the JavaScript of a first visit grows over its budget. A first visit to a page loads the entry, its
// static imports, the chunks that page asks for at once, and the words of one language.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 180 * 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const places = 'src/shared/i18n/ru.places.json';
const persons = 'src/shared/i18n/ru.people.json';
const surveys = 'src/shared/i18n/ru.surveys.json';
const builder = 'src/shared/i18n/ru.builder.json';
const pages = {
  'sign-in': ['src/features/session/Landing.tsx'],
  'roadmap list': ['src/app/Workplace.tsx', 'src/features/roadmaps/RoadmapListPage.tsx'],
  tasks: ['src/app/Workplace.tsx', 'src/app/TodayRoute.tsx', 'src/shared/i18n/ru.tasks.json'],
  roadmap: [
    'src/app/Workplace.tsx',
    'src/features/roadmaps/RoadmapPage.tsx',
    'src/features/roadmaps/table/TableView.tsx',
  ],
  schools: ['src/app/Workplace.tsx', 'src/features/organizations/OrganizationsPage.tsx', places],
  school: ['src/app/Workplace.tsx', 'src/app/OrganizationRoute.tsx', places],
  people: ['src/app/Workplace.tsx', 'src/features/people/PeoplePage.tsx', places, persons],
  surveys: ['src/app/Workplace.tsx', 'src/features/campaigns/CampaignsPage.tsx', surveys],
  survey: ['src/app/Workplace.tsx', 'src/features/campaigns/CampaignPage.tsx', surveys],
  'survey results': ['src/app/Workplace.tsx', 'src/features/campaigns/results/ResultsPage.tsx', surveys],
  questionnaires: ['src/app/Workplace.tsx', 'src/features/questionnaires/QuestionnairesPage.tsx', surveys, builder],
};
// The tree draws only what is in sight, and what reckons that is 10 KB; the builder is an editor with a respondent's page in
// it. They are held to not growing.
const later = {
  tree: [...pages.schools, 'src/features/organizations/OrganizationTree.tsx'],
  builder: [
    'src/app/Workplace.tsx',
    'src/features/questionnaires/BuilderPage.tsx',
    'src/features/questionnaires/builder/Builder.tsx',
    surveys,
    builder,
  ],
};
const LATER = { tree: 186 * 1024, builder: 190 * 1024 };

function closure(key, seen) {
  if (seen.has(key)) return;
  const chunk = manifest[key];
  if (!chunk) throw new Error(`No chunk for ${key}: has the file moved?`);
  seen.add(key);
  for (const next of chunk.imports ?? []) closure(next, seen);
}

const gzipped = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;

const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

let over = false;
for (const [page, keys] of [...Object.entries(pages), ...Object.entries(later)]) {
  const budget = LATER[page] ?? BUDGET;
  const seen = new Set();
  for (const key of ['index.html', 'src/shared/i18n/ru.json', ...keys]) closure(key, seen);
  const chunks = [...seen].map((key) => manifest[key]);
  const scripts = [...new Set(chunks.map((chunk) => chunk.file))].filter((file) => file.endsWith('.js'));
  const styles = [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))];
  const js = scripts.reduce((sum, file) => sum + gzipped(file), 0);
  const css = styles.reduce((sum, file) => sum + gzipped(file), 0);
  over ||= js > budget;
  console.log(`${page}: ${kb(js)} JS in ${scripts.length} files, ${kb(css)} CSS (gzip); budget ${kb(budget)} JS`);
}
// The page of respondents is opened on a phone with a bad connection: two requests after the page, and its worker later.
const RESPOND = 60 * 1024;
const respond = JSON.parse(readFileSync(new URL('.vite/respond.json', dist), 'utf8'));
const files = Object.values(respond).flatMap(({ file, css = [] }) => [file, ...css]);
const worker = gzipped('s-worker.js');
const total = (ending) => files.filter((file) => file.endsWith(ending)).reduce((sum, file) => sum + gzipped(file), 0);
const scripts = total('.js') + worker;
over ||= scripts > RESPOND || scripts === worker;
console.log(
  `respondents: ${kb(scripts)} JS (${kb(worker)} of it the worker), ${kb(total('.css'))} CSS (gzip); budget ${kb(RESPOND)} JS`,
);
if (over) {
  console.error('The initial JavaScript is over its budget: load lazily what the first screen does not show.');
  process.exit(1);
}
