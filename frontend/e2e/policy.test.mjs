// The policy of the pages (Content-Security-Policy) stands in nobody's way: no screen, dialog or sign-in page offends it.
import assert from 'node:assert/strict';
import { newPage, settled, signIn } from './pages.mjs';

const places = [
  '/roadmaps',
  '/roadmaps/import',
  '/organizations',
  '/organizations?kind=SCHOOL',
  '/organizations/import',
  '/people',
  '/programmes',
  '/partnerships',
  '/administration',
  '/administration/audit',
  '/administration/api-clients',
  '/settings/notifications',
  '/nowhere',
];
const signInPages = ['/idp/login', '/idp/forgotten', '/idp/account', '/idp/account/password', '/idp/account/factor'];

/** A page that keeps the policy, and what it reports. */
async function watched(browser, look) {
  const page = await newPage(browser, { ...look, bypassCSP: false });
  const offences = [];
  await page.exposeFunction('offended', (offence) => offences.push(offence));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      window.offended(`${window.location.pathname}: ${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`),
    ),
  );
  return { page, offences };
}

const policyOf = async (page, address) => (await page.goto(address)).headers()['content-security-policy'];

export const tests = (url, browser) => ({
  'no screen offends the policy of the page': async () => {
    const { page, offences } = await watched(browser, { width: 1440 });
    await signIn(page, url, 'admin', '/roadmaps');
    for (const place of places) {
      const policy = await policyOf(page, url + place);
      assert.doesNotMatch(policy, /unsafe/, place);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
    }
    await dialogs(page, url);
    // Not the documentation's Swagger UI: a style inside the picture of its logo is stopped, which nobody misses.
    for (const place of signInPages) {
      await page.goto(url + place);
      await settled(page);
    }
    assert.deepEqual(offences, []);
  },
  'the policy is in force: a foreign style, script or address in place is stopped and reported': async () => {
    const { page, offences } = await watched(browser, { width: 360 });
    const first = await policyOf(page, url);
    const second = await policyOf(page, url);
    assert.notEqual(first, second, 'each page has a nonce of its own');
    await page.getByRole('button', { name: /^(Войти|Sign in)$/ }).waitFor();
    assert.deepEqual(offences, []);
    await page.evaluate(() => {
      const put = (name, text) =>
        document.body.append(Object.assign(document.createElement(name), { textContent: text }));
      put('style', 'body { color: red }');
      put('script', 'window.stolen = 1');
      void fetch('https://example.org/').catch(() => undefined);
    });
    for (let waited = 0; offences.length < 3 && waited < 100; waited++) await page.waitForTimeout(50);
    assert.deepEqual(offences.map((one) => one.split(' ')[1]).sort(), [
      'connect-src',
      'script-src-elem',
      'style-src-elem',
    ]);
    assert.equal(await page.evaluate(() => window.stolen), undefined);
  },
});

/** What is made only when it is opened: the search, a menu, a dialog that keeps the page still. */
async function dialogs(page, url) {
  await page.goto(`${url}/organizations`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Учетная запись' }).click();
  await page.keyboard.press('Escape');
  await page.goto(`${url}/people`);
  await page.getByRole('button', { name: 'Пригласить' }).first().click();
  await page.getByRole('dialog').waitFor();
  await settled(page);
}
