// Every screen and dialog, at both widths, in both languages, light and dark: axe finds nothing, nothing is wider than the
// screen. The walks go side by side: each waits for the server most of its time.
import { mkdirSync } from 'node:fs';
import { assertAccessible, newPage, settled, signIn } from './pages.mjs';
import { forbidden, prepare, screens } from './tour.mjs';
import { wordsOf } from './words.mjs';

const looks = [
  { width: 1440, language: 'ru', scheme: 'light' },
  { width: 1440, language: 'en', scheme: 'dark' },
  { width: 360, language: 'ru', scheme: 'dark' },
  { width: 360, language: 'en', scheme: 'light' },
];
const photos = process.env.OPORA_PHOTOS;

export function tests(url, browser) {
  return {
    'screens and dialogs are accessible in every look': async () => {
      if (photos) mkdirSync(photos, { recursive: true });
      const first = await newPage(browser);
      await signIn(first, url, 'region', '/roadmaps');
      const made = await prepare(first);
      await first.context().close();
      const walks = await Promise.allSettled(looks.map((look) => walk(url, browser, look, made)));
      const failed = walks.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.stack);
      if (failed.length > 0) throw new Error(failed.join('\n'));
    },
  };
}

async function walk(url, browser, look, made) {
  const page = await newPage(browser, look);
  const where = `${look.width}-${look.language}`;
  await page.goto(url);
  await page.getByRole('button', { name: wordsOf(look.language)('session.signIn') }).waitFor();
  await seen(page, `landing.${where}`);
  await signIn(page, url, 'region', '/roadmaps?state=ACTIVE');
  await roadmapViews(page, url, where);
  for (const screen of screens(made)) await visit(page, url, screen, look);
  await page.context().close();
  const other = await newPage(browser, look);
  await signIn(other, url, 'direktor', '/roadmaps');
  for (const screen of forbidden(made)) await visit(other, url, screen, look);
  await other.context().close();
}

/** The page, then each of its dialogs, opened and left by the keyboard. */
async function visit(page, url, { at, name = at.slice(1).replace(/\W+/g, '-'), dialogs = {} }, look) {
  const where = `${look.width}-${look.language}`;
  await page.goto(url + at);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await seen(page, `${name}.${where}`);
  for (const [dialog, open] of Object.entries(dialogs)) {
    await open(page, wordsOf(look.language));
    await page.getByRole('dialog').first().waitFor();
    await seen(page, `${name}.${dialog}.${where}`, '[role=dialog]');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').first().waitFor({ state: 'detached' });
  }
}

async function seen(page, name, part) {
  await settled(page);
  if (photos) await page.screenshot({ path: `${photos}/${name}.png`, fullPage: !part });
  await assertAccessible(page, name, part);
}

async function roadmapViews(page, url, where) {
  const link = page.getByRole('table').getByRole('link').first();
  await link.waitFor();
  const address = await link.getAttribute('href');
  for (const view of ['table', 'timeline', 'calendar']) {
    const at = new URL(address, url);
    at.searchParams.set('view', view);
    await page.goto(at.href);
    await page
      .getByRole('region')
      .or(page.getByRole('heading', { level: 2 }))
      .first()
      .waitFor();
    await seen(page, `roadmap-${view}.${where}`);
  }
}
