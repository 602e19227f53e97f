// Every screen, at both widths, in both languages, light and dark: axe finds nothing, nothing is wider than the screen.
import { assertAccessible, newPage, signIn } from './pages.mjs';

const looks = [
  { width: 1440, language: 'ru', scheme: 'light' },
  { width: 1440, language: 'en', scheme: 'dark' },
  { width: 360, language: 'ru', scheme: 'dark' },
  { width: 360, language: 'en', scheme: 'light' },
];

const screens = ['/roadmaps', '/roadmaps/import', '/organizations', '/organizations?kind=SCHOOL', '/nowhere'];

export const tests = (url, browser) =>
  Object.fromEntries(
    looks.map((look) => [
      `screens are accessible at ${look.width} px, ${look.language}, ${look.scheme}`,
      async () => {
        const page = await newPage(browser, look);
        await page.goto(url);
        await page.getByRole('button', { name: /^(Войти|Sign in)$/ }).waitFor();
        await assertAccessible(page, 'landing');
        await signIn(page, url, 'institut', '/roadmaps');
        for (const screen of screens) {
          await page.goto(url + screen);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await assertAccessible(page, screen);
        }
        await roadmapScreens(page, url);
        await page.context().close();
      },
    ]),
  );

async function roadmapScreens(page, url) {
  await page.goto(`${url}/roadmaps`);
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
    await assertAccessible(page, view);
  }
}
