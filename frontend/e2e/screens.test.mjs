// Every screen and dialog, at both widths, in both languages, light and dark: axe finds nothing, nothing is wider than the
// screen. A page is loaded once for a language and turned from one look to the other in place; the Russian walk opens things
// on the wide screen, the English one on the phone. The walks go side by side: each waits for the server most of its time.
import { mkdirSync } from 'node:fs';
import { assertAccessible, newPage, settled, signIn } from './pages.mjs';
import { forbidden, prepare, screens } from './tour.mjs';
import { wordsOf } from './words.mjs';

const looks = {
  ru: [
    { width: 1440, scheme: 'light' },
    { width: 360, scheme: 'dark' },
  ],
  en: [
    { width: 360, scheme: 'light' },
    { width: 1440, scheme: 'dark' },
  ],
};
const photos = process.env.OPORA_PHOTOS;

export function tests(url, browser) {
  return {
    'screens and dialogs are accessible in every look': async () => {
      if (photos) mkdirSync(photos, { recursive: true });
      const first = await newPage(browser);
      await signIn(first, url, 'region', '/roadmaps');
      const made = await prepare(first);
      await first.context().close();
      const all = screens(made);
      const half = Math.ceil(all.length / 2);
      const walks = await Promise.allSettled(
        Object.keys(looks).flatMap((language) => [
          walk(url, browser, language, all.slice(0, half), views),
          walk(url, browser, language, all.slice(half), () => strangers(url, browser, language, forbidden(made))),
        ]),
      );
      const failed = walks.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.stack);
      if (failed.length > 0) throw new Error(failed.join('\n'));
    },
  };
}

/** Some of the screens as the region sees them, in one language, and what else belongs to the walk. */
async function walk(url, browser, language, some, more) {
  const page = await begun(browser, language);
  await page.goto(url);
  await page.getByRole('button', { name: page.words('session.signIn') }).waitFor();
  await seen(page, 'landing');
  await signIn(page, url, 'region', '/roadmaps?state=ACTIVE');
  await more(page, url);
  await visitAll(page, url, some);
}

async function strangers(url, browser, language, some) {
  const page = await begun(browser, language);
  await signIn(page, url, 'direktor', '/roadmaps');
  await visitAll(page, url, some);
}

/** One that fails does not hide what the others would have said. */
async function visitAll(page, url, some) {
  const failed = [];
  for (const screen of some) await visit(page, url, screen).catch((error) => failed.push(error.stack));
  await page.context().close();
  if (failed.length > 0) throw new Error(failed.join('\n'));
}

async function begun(browser, language) {
  const [{ width, scheme }] = looks[language];
  const page = await newPage(browser, { width, scheme, language });
  return Object.assign(page, { looks: looks[language], language, words: wordsOf(language) });
}

/** The page, then each of its dialogs, opened and left by the keyboard. */
async function visit(page, url, { at, name = at.slice(1).replace(/\W+/g, '-'), dialogs = {} }) {
  await page.goto(url + at);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await seen(page, name);
  for (const [dialog, open] of Object.entries(dialogs)) {
    await open(page, page.words);
    await page.getByRole('dialog').first().waitFor();
    await seen(page, `${name}.${dialog}`, '[role=dialog]');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').first().waitFor({ state: 'detached' });
  }
}

/** In every look of the language; the page is left in the first one. */
async function seen(page, name, part) {
  for (const look of page.looks) {
    await turn(page, look);
    await settled(page);
    const whole = `${name}.${look.width}-${page.language}`;
    if (photos) await page.screenshot({ path: `${photos}/${whole}.png`, fullPage: !part });
    await assertAccessible(page, whole, part);
  }
  await turn(page, page.looks[0]);
}

async function turn(page, { width, scheme }) {
  await page.setViewportSize({ width, height: width > 800 ? 900 : 740 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
}

async function views(page, url) {
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
    await seen(page, `roadmap-${view}`);
  }
}
