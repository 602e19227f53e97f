// The jobs of offices: lists of schools, people and their roles, names and mergers, programmes, other systems.
import assert from 'node:assert/strict';
import { call, done, first } from './api.mjs';
import { newPage, settled, signIn } from './pages.mjs';
import { schools } from './tour.mjs';

const mark = String(Date.now() % 100000);
const button = (where, name) => where.getByRole('button', { name, exact: true });

/** A page of somebody, at an address. */
async function at(browser, url, username, address) {
  const page = await newPage(browser);
  await signIn(page, url, username, address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** One out of those that are found by typing. */
async function choose(where, label, typed, name = typed) {
  await where.getByRole('combobox', { name: label }).fill(typed);
  await where.page().getByRole('option', { name }).first().click();
}

async function listOfSchools(url, browser) {
  const page = await at(browser, url, 'region', '/organizations/import');
  const place = await first(page, '/api/v1/organizations?kind=MUNICIPALITY');
  const known = await first(page, `/api/v1/organizations?kind=SCHOOL&within=${place.id}&limit=50`, ({ name }) =>
    /№ 3/.test(name),
  );
  const text = schools(place.name, known.name, ` ${mark}`);
  await upload(page, 'Школы.csv', text);
  await page.getByText('ИНН записан с ошибкой', { exact: false }).waitFor();
  await button(page, 'Загрузить список').click();
  await button(page.getByRole('dialog'), 'Загрузить список').click();
  await page.getByText('Список загружен').waitFor();
  const [book] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать строки с ошибками (Excel)' }).click(),
  ]);
  assert.match(book.suggestedFilename(), /^Ошибки.*\.xlsx$/);
  // The row is mended and sent again: the others are known by now and stay as they are.
  await page.goto(`${url}/organizations/import`);
  await upload(page, 'Школы, исправлено.csv', text.replace(';123;', ';;'));
  await button(page, 'Загрузить список').click();
  await page.getByRole('dialog').getByText('Будет добавлена 1 организация.', { exact: false }).waitFor();
  await button(page.getByRole('dialog'), 'Загрузить список').click();
  await page.getByText('Список загружен').waitFor();
  await page.goto(`${url}/organizations?q=${encodeURIComponent(`Гимназия на Верхней улице ${mark}`)}`);
  await page.getByRole('table').getByText('Гимназия на Верхней улице', { exact: false }).first().waitFor();
  await page.context().close();
}

async function upload(page, name, text) {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') });
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function invitation(url, browser) {
  const name = `Сорокина Инна ${mark}`;
  const page = await at(browser, url, 'region', '/people');
  await button(page, 'Пригласить').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Фамилия, имя, отчество').fill(name);
  await dialog.getByLabel('Роль', { exact: false }).first().selectOption({ label: 'Школьный координатор' });
  assert.ok(await button(dialog, 'Пригласить').isDisabled(), 'a responsible person is appointed by an order');
  await choose(dialog, /Организация/, 'Вишенская');
  await dialog.getByLabel('Номер приказа').fill('14-к');
  await dialog.getByLabel('Дата приказа').fill('12.01.2026');
  await dialog.getByLabel('Номер приказа').click();
  await button(dialog, 'Пригласить').click();
  const link = await page.getByRole('textbox', { name: 'Ссылка для входа' }).inputValue();
  await page.emulateMedia({ media: 'print' });
  await page.locator('.print-alone').getByText(link).waitFor();
  assert.equal(await page.getByRole('main').isVisible(), false, 'the sheet is printed alone');
  await page.context().close();
  await acceptInvitation(url, browser, link, name);
}

/** On another computer: a user name, a password, and the school they were invited to. */
async function acceptInvitation(url, browser, link, name) {
  const page = await newPage(browser);
  await page.goto(link.replace(new URL(link).origin, url));
  await page.locator('#username').fill(`sorokina${mark}`);
  for (const field of ['#password', '#repeated']) await page.locator(field).fill(`ozero-i-sosny-vecherom`);
  await page.locator('button[type=submit]').click();
  // The answer first: to leave the page now would take the form back.
  await page.locator('#repeated').waitFor({ state: 'detached' });
  await page.goto(`${url}/organizations`);
  const signIn = page.getByRole('button', { name: 'Войти' });
  const account = button(page, 'Учетная запись');
  await signIn.or(account).first().waitFor();
  if (await signIn.isVisible()) {
    await signIn.click();
    await page.locator('#username').or(account).first().waitFor();
    if (await page.locator('#username').isVisible()) {
      await page.locator('#username').fill(`sorokina${mark}`);
      await page.locator('#password').fill(`ozero-i-sosny-vecherom`);
      await page.locator('button[type=submit]').click();
    }
  }
  await account.click();
  await page.getByRole('dialog').getByText(name).waitFor();
  await page.getByRole('dialog').getByText('Школьный координатор', { exact: false }).waitFor();
  await page.context().close();
}

async function namesAndMergers(url, browser) {
  const page = await at(browser, url, 'region', '/organizations');
  const region = await first(page, '/api/v1/organizations?kind=MUNICIPALITY');
  const make = (name) =>
    done(page, 'POST', '/api/v1/organizations', { name: `${name} ${mark}`, kind: 'SCHOOL', parentId: region.id });
  const [small, big] = [await make('Школа у моста'), await make('Школа на горе')];
  await page.goto(`${url}/organizations/${small.id}`);
  await button(page, 'Переименовать').click();
  let dialog = page.getByRole('dialog');
  await dialog.getByLabel('Новое название').fill(`Школа у нового моста ${mark}`);
  await dialog.getByLabel('Номер приказа').fill('31-о');
  await dialog.getByLabel('Понимаю, что решение действует сразу').check();
  await button(dialog, 'Переименовать').click();
  await page.getByRole('heading', { level: 1, name: `Школа у нового моста ${mark}` }).waitFor();
  await page.getByText(`Переименована: «Школа у моста ${mark}»`, { exact: false }).waitFor();
  await page.getByText('приказ № 31-о', { exact: false }).first().waitFor();
  await button(page, 'Присоединить к другой').click();
  dialog = page.getByRole('dialog');
  await choose(dialog, /К какой организации/, big.name);
  await dialog.getByLabel('Понимаю, что решение действует сразу').check();
  await button(dialog, 'Присоединить').click();
  await page.getByText(`Присоединена к организации «${big.name}»`).waitFor();
  await page.getByRole('link', { name: `Правопреемник: ${big.name}` }).click();
  await page.getByRole('heading', { level: 1, name: big.name }).waitFor();
  await page.context().close();
}

async function programme(url, browser) {
  const page = await at(browser, url, 'region', '/programmes');
  const one = await first(
    page,
    '/api/v1/programmes',
    ({ kind, allowedActions }) => kind === 'REGIONAL' && allowedActions.includes('addParticipation'),
  );
  const place = await first(page, '/api/v1/organizations?kind=MUNICIPALITY');
  const names = [`Школа у ручья ${mark}`, `Школа у оврага ${mark}`];
  for (const name of names)
    await done(page, 'POST', '/api/v1/organizations', { name, kind: 'SCHOOL', parentId: place.id });
  await page.goto(`${url}/programmes/${one.id}`);
  await page.getByRole('link', { name: 'Добавить школы' }).click();
  await page.getByLabel('Номер приказа').fill('77-п');
  for (const day of ['Дата приказа', 'С какого дня']) await page.getByLabel(day).fill('20.01.2026');
  await page.getByLabel('Номер приказа').click();
  await page
    .getByRole('group', { name: /Основания/ })
    .getByRole('checkbox')
    .first()
    .check();
  await page.getByRole('searchbox', { name: 'Найти школу' }).fill(mark);
  for (const name of names) await page.getByRole('checkbox', { name, exact: true }).check();
  await button(page, 'Включить 2 школы').click();
  await page.waitForURL(/\/programmes\/[0-9a-f-]{36}\?/);
  for (const name of names) await page.getByRole('table').getByRole('link', { name, exact: true }).waitFor();
  await page.context().close();
}

async function curator(url, browser) {
  const page = await at(browser, url, 'region', '/people');
  const person = await first(page, '/api/v1/people?role=CURATOR');
  await page.goto(`${url}/people/${person.id}`);
  await button(page, 'Добавить роль').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Роль', { exact: false }).first().selectOption({ label: 'Куратор' });
  await choose(dialog, /Организация/, 'Ольховая ООШ');
  await button(dialog, 'Добавить роль').click();
  await dialog.waitFor({ state: 'detached' });
  const school = page.getByRole('table').getByRole('link', { name: /Ольховая ООШ/ });
  await school.waitFor();
  await school.click();
  await page.getByRole('table').getByRole('link', { name: person.name }).waitFor();
  await page.context().close();
}

async function otherSystem(url, browser) {
  const page = await at(browser, url, 'region', '/administration/api-clients');
  await page.getByRole('button', { name: 'Добавить клиента' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Название системы').fill(`Журнал ${mark}`);
  await choose(dialog, /Организация/, 'Светлоборская область');
  await dialog.getByRole('checkbox', { name: /Читать организации/ }).check();
  await button(dialog, 'Создать и показать секрет').click();
  const shown = page.getByRole('dialog', { name: /Секрет клиента/ });
  await shown.locator('code').nth(2).waitFor();
  const [id, secret, address] = await shown.locator('code').allTextContents();
  await button(shown, 'Секрет сохранен, закрыть').click();
  assert.equal(await page.getByText(secret).count(), 0, 'a secret is shown once');
  const token = await fetch(address.replace(new URL(address).origin, url), {
    method: 'POST',
    headers: {
      Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  }).then((answer) => answer.json());
  const ask = (path) => fetch(`${url}/api/v1/${path}`, { headers: { Authorization: `Bearer ${token.access_token}` } });
  assert.equal((await ask('organizations?limit=1')).status, 200);
  assert.equal((await ask('people?limit=1')).status, 403);
  await page.context().close();
}

const closed = [
  ['/people', 'Список сотрудников вам недоступен'],
  ['/organizations/import', 'Загружать списки школ могут'],
  ['/administration', 'Недостаточно прав'],
  ['/administration/audit', 'Недостаточно прав'],
  ['/administration/api-clients', 'Недостаточно прав'],
];

async function noRight(url, browser) {
  const page = await at(browser, url, 'kurator', '/roadmaps');
  await settled(page);
  const { body } = await call(page, 'GET', '/api/v1/me');
  const menu = page.getByRole('navigation');
  assert.equal(await menu.getByRole('link', { name: 'Администрирование' }).count(), 0);
  const mayRead = body.permissions.includes('people:read');
  assert.equal(await menu.getByRole('link', { name: 'Люди' }).count(), mayRead ? 1 : 0);
  for (const [address, words] of closed.filter(([path]) => path !== '/people' || !mayRead)) {
    await page.goto(url + address);
    await page.getByText(words, { exact: false }).first().waitFor();
    await settled(page);
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, `${address} says what it is`);
    assert.equal(await button(page, 'Повторить').count(), 0, `${address} offers no useless try`);
  }
  await page.context().close();
}

export const tests = (url, browser) => ({
  'a list of schools is carried out, its errors are mended and carried out too': () => listOfSchools(url, browser),
  'somebody invited by a printed link signs in with it': () => invitation(url, browser),
  'a school is renamed, then merged, and its history tells it': () => namesAndMergers(url, browser),
  'schools are taken into a programme by one order': () => programme(url, browser),
  'a curator is given a school, and the school names the curator': () => curator(url, browser),
  'another system gets a secret once and reaches what it may': () => otherSystem(url, browser),
  'who has no right is offered nothing and told so at the address': () => noRight(url, browser),
});
