// What others do is seen: live on the screen, in the record of changes; and the screens of administration.
import assert from 'node:assert/strict';
import { assertAccessible, newPage, signIn } from './pages.mjs';

const looks = [
  { width: 1440, language: 'ru', scheme: 'light' },
  { width: 360, language: 'en', scheme: 'dark' },
];

const screens = [
  '/administration',
  '/administration/audit',
  '/administration/audit/head',
  '/administration/api-clients',
  '/settings/notifications',
];

/** A change as another program of the signed-in person would make it. */
const change = (page, path, body) =>
  page.evaluate(
    async ([address, part]) => {
      const key = Object.keys(sessionStorage).find((name) => name.startsWith('oidc.user:'));
      const headers = { Authorization: `Bearer ${JSON.parse(sessionStorage.getItem(key)).access_token}` };
      const before = await fetch(address, { headers });
      const answer = await fetch(address, {
        method: 'PATCH',
        headers: {
          ...headers,
          'Content-Type': 'application/json',
          'If-Match': before.headers.get('ETag'),
          'Opora-Reason': encodeURIComponent('Уточнено название'),
        },
        body: JSON.stringify(part),
      });
      return answer.status;
    },
    [path, body],
  );

export const tests = (url, browser) => ({
  'a change by one person appears on the screen of another and in the record of changes': async () => {
    const name = `Береговая школа, проверка ${Date.now() % 100000}`;
    const reader = await newPage(browser);
    await signIn(reader, url, 'region', '/organizations?kind=SCHOOL');
    const link = reader.getByRole('table').getByRole('link').first();
    await link.waitFor();
    const address = await link.getAttribute('href');
    await reader.goto(url + address);
    await reader.getByRole('heading', { level: 1 }).waitFor();
    const writer = await newPage(browser);
    await signIn(writer, url, 'admin', '/roadmaps');
    await reader.waitForTimeout(1_000);
    const id = new URL(address, url).pathname.split('/').at(-1);
    assert.equal(await change(writer, `/api/v1/organizations/${id}`, { shortName: name }), 200);
    await reader.getByText(name).first().waitFor();
    await reader.getByRole('button', { name: 'История изменений' }).click();
    await reader.getByText('«Уточнено название»').first().waitFor();
    await reader.goto(`${url}/administration/audit?entity=organization&entityId=${id}`);
    await reader
      .getByRole('table')
      .getByRole('button', { name: /Организация/ })
      .first()
      .click();
    await reader.getByRole('dialog').getByText(name).waitFor();
    await reader.context().close();
    await writer.context().close();
  },
  'who may not read the record of changes is offered none': async () => {
    const page = await newPage(browser);
    await signIn(page, url, 'institut', '/roadmaps');
    await page.waitForLoadState('load');
    assert.equal(await page.getByRole('link', { name: 'Администрирование' }).count(), 0);
    await page.goto(`${url}/administration/audit`);
    await page.getByText('Недостаточно прав', { exact: false }).first().waitFor();
    await page.context().close();
  },
  ...Object.fromEntries(
    looks.map((look) => [
      `screens of administration are accessible at ${look.width} px, ${look.language}, ${look.scheme}`,
      async () => {
        const page = await newPage(browser, look);
        await signIn(page, url, 'region', '/roadmaps');
        for (const screen of screens) {
          await page.goto(url + screen);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await assertAccessible(page, screen);
        }
        await page.context().close();
      },
    ]),
  ),
});
