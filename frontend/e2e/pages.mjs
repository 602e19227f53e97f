// The steps that several tests share.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'opora-demo';
const LIVE = '/api/v1/events/stream';

export async function newPage(browser, { width = 1440, language = 'ru', scheme = 'light', bypassCSP = true } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width > 800 ? 900 : 740 },
    locale: language === 'ru' ? 'ru-RU' : 'en-US',
    colorScheme: scheme,
    reducedMotion: 'reduce',
    bypassCSP, // axe is brought in as a script in place
  });
  // A busy build machine is slow, not wrong.
  context.setDefaultTimeout(60_000);
  await context.addInitScript((chosen) => localStorage.setItem('opora.language', chosen), language);
  const page = await context.newPage();
  page.failures = [];
  page.on('pageerror', (error) => page.failures.push(error.message));
  page.waiting = new Set();
  page.on('request', (request) => request.url().endsWith(LIVE) || page.waiting.add(request));
  page.on('requestfinished', (request) => page.waiting.delete(request));
  page.on('requestfailed', (request) => page.waiting.delete(request));
  return page;
}

/** Nothing has been on its way for a while; the live stream, which never ends, does not count. */
export async function settled(page) {
  const until = Date.now() + 60_000;
  const waits = async () => page.waiting.size > 0 || (await page.locator('.mantine-Skeleton-root').count()) > 0;
  for (let quiet = 0; quiet < 4; quiet = (await waits()) ? 0 : quiet + 1) {
    assert.ok(Date.now() < until, `${page.url()} still waits for ${[...page.waiting].map((one) => one.url())}`);
    await page.waitForTimeout(60);
  }
}

export async function signIn(page, url, username, address = '/') {
  await page.goto(url + address);
  await page.getByRole('button', { name: /^(Войти|Sign in)$/ }).click();
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: /^(Учетная запись|Account)$/ }).waitFor();
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds in the page, or in the part of it that a selector names. */
export async function axeOf(page, part) {
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(axe);
  return page.evaluate(
    async ([where, tags]) => {
      const { violations } = await window.axe.run(where ?? document, { runOnly: tags, resultTypes: ['violations'] });
      return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
    },
    [part ?? null, TAGS],
  );
}

/** Runs in the page: what fades in has done so; half of a colour has half of its contrast. What turns for ever may turn. */
const stood = () =>
  Promise.allSettled(
    document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
      .map((one) => one.finished),
  ).then(() => undefined);

/** No violation of WCAG 2.2 AA or of axe's best practices, and nothing wider than the screen. */
export async function assertAccessible(page, name, part) {
  await settled(page);
  await page.evaluate(stood);
  const violations = await axeOf(page, part);
  assert.deepEqual(violations, [], `${name}: ${violations.join('\n')}`);
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(excess <= 0, `${name} is ${excess} px wider than the screen`);
  assert.deepEqual(page.failures, [], `${name}: script errors`);
}
