// What comes of answers: the rate and the risk profile of a school move while somebody looks, also by an answer that was given
// without a network; two questions are crossed; letters bring links of their own.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { done, first } from './api.mjs';
import { layLine } from './line.mjs';
import { assertAccessible, newPage, signIn } from './pages.mjs';

const FACTOR = 'DISCIPLINE';
const NAME = 'Дисциплина в классе';
/** One red point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'ru-RU' };
const day = (shift) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const ru = (text) => ({ ru: text });
const choice = (name, label, value) => ({ name, label: ru(label), value });

const definition = {
  format: 1,
  code: 'e2e_discipline',
  languages: ['ru'],
  title: ru('Дисциплина глазами кураторов'),
  factors: [{ code: FACTOR, label: ru(NAME) }],
  choiceLists: [
    {
      name: 'often',
      choices: [choice('never', 'никогда', 0), choice('sometimes', 'иногда', 1), choice('always', 'всегда', 2)],
    },
  ],
  sections: [
    {
      type: 'group',
      name: 'page',
      label: ru('О дисциплине'),
      items: [
        {
          type: 'single',
          name: 'noise',
          label: ru('Как часто на уроке шумно?'),
          choices: 'often',
          required: true,
          scoring: { factor: FACTOR },
        },
        { type: 'single', name: 'late', label: ru('Как часто опаздывают?'), choices: 'often', required: true },
        { type: 'file', name: 'photo', label: ru('Фото урока'), accept: 'image' },
      ],
    },
  ],
};

/** Schools that nobody has asked anything yet. */
async function newSchools(page, many) {
  const district = await first(page, '/api/v1/organizations?kind=MUNICIPALITY');
  const schools = [];
  for (let number = 1; number <= many; number++) {
    schools.push(
      await done(page, 'POST', '/api/v1/organizations', {
        name: `Опрошенная школа ${number}-${Date.now() % 100000}`,
        kind: 'SCHOOL',
        parentId: district.id,
      }),
    );
  }
  return schools;
}

/** Asks ten people of each school. */
async function ask(page, schools, audience) {
  const region = await first(page, '/api/v1/organizations?kind=REGION');
  const made = await done(page, 'POST', '/api/v1/questionnaires', { organizationId: region.id, definition });
  const campaign = await done(page, 'POST', '/api/v1/campaigns', {
    organizationId: region.id,
    questionnaireId: made.id,
    title: `Дисциплина ${Date.now() % 100000}`,
    opensOn: day(-2),
    closesOn: day(20),
  });
  const at = `/api/v1/campaigns/${campaign.id}`;
  await done(page, 'POST', `${at}/participants`, {
    items: schools.map(({ id }) => ({ organizationId: id, audience, expected: 10 })),
  });
  await done(page, 'POST', `${at}/schedule`);
  return { id: campaign.id, at };
}

async function tokenOf(page, at, school) {
  const { items } = await done(page, 'POST', `${at}/links`, { organizationIds: [school.id] });
  return items[0].token;
}

async function answer(page, token, many, answers) {
  for (let i = 0; i < many; i++) await done(page, 'PUT', `/api/v1/s/${token}/responses/${randomUUID()}`, { answers });
}

const card = (page) => page.getByRole('region', { name: NAME });
const group = (page, words) =>
  card(page)
    .getByRole('row', { name: /Куратор/ })
    .getByText(words)
    .waitFor();
const rate = (page, words) => page.getByText(words).first().waitFor();

/** A phone that answers with a photo while there is no network; what it gives goes on when there is one again. */
async function answersOffline(browser, url, token) {
  const line = await layLine(url);
  const context = await browser.newContext({ ...PHONE, reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  const phone = await context.newPage();
  const press = (name) => phone.getByRole('button', { name, exact: true }).click();
  const heading = (name) => phone.getByRole('heading', { level: 1, name }).waitFor();
  const tick = (asked, name) => phone.getByRole('group', { name: asked }).getByLabel(name, { exact: true }).check();
  await phone.goto(`${line.url}/s/${token}`);
  await press('Начать');
  await heading('О дисциплине');
  await phone.waitForFunction(() => window.navigator.serviceWorker.controller);
  line.cut();
  await context.setOffline(true);
  await tick(/шумно/, 'всегда');
  await tick(/опаздывают/, 'иногда');
  await phone.locator('input[type=file]').setInputFiles({ name: 'урок.png', mimeType: 'image/png', buffer: PICTURE });
  await phone.getByRole('button', { name: 'Убрать «урок.png»' }).waitFor();
  await press('Проверить ответы');
  await heading('Проверьте ответы');
  await press('Отправить ответы');
  await heading('Спасибо! Ответы пока на этом устройстве');
  return async () => {
    line.mend();
    await context.setOffline(false);
    await heading(/Спасибо! Ответы сохранены|Вы уже ответили/);
    await context.close();
    await line.end();
  };
}

/** The region's coordinator looks at a school while it answers. */
async function moves(browser, url) {
  const page = await newPage(browser);
  await signIn(page, url, 'region');
  const schools = await newSchools(page, 3);
  const [school, second, small] = schools;
  const campaign = await ask(page, schools, 'CURATOR');
  const token = await tokenOf(page, campaign.at, school);
  await page.goto(`${url}/organizations/${school.id}/profile`);
  await page.getByText('Данных для профиля пока нет').waitFor();
  // Screens are told of five answers at a time: no moment of an entry is that of a single one.
  await answer(page, token, 5, { noise: 'always', late: 'sometimes' });
  await group(page, '5 из 10');
  await group(page, '1,00');
  await assertAccessible(page, 'profile');
  await answer(page, token, 4, { noise: 'always', late: 'sometimes' });
  await page.goto(`${url}/surveys/${campaign.id}`);
  await rate(page, '30 % · 9 из 30');
  const backOnline = await answersOffline(browser, url, token);
  await rate(page, '30 % · 9 из 30');
  await backOnline();
  await rate(page, '33 % · 10 из 30');
  await page.goto(`${url}/organizations/${school.id}/profile`);
  await group(page, '10 из 10');
  await answer(page, await tokenOf(page, campaign.at, second), 8, { noise: 'never', late: 'never' });
  await answer(page, await tokenOf(page, campaign.at, small), 4, { noise: 'sometimes', late: 'always' });
  return { page, campaign, small };
}

/** Four people of a school are seen nowhere: not in its profile, not in results, not beside the others. */
async function hides(page, url, campaign, small) {
  await page.goto(`${url}/organizations/${small.id}/profile`);
  await group(page, 'менее 5 — скрыто');
  const until = Date.now() + 60_000;
  let region;
  do {
    region = await done(page, 'GET', `${campaign.at}/results?audience=CURATOR`);
  } while (region.waiting > 0 && Date.now() < until);
  const school = await done(page, 'GET', `${campaign.at}/results?audience=CURATOR&within=${small.id}`);
  assert.equal(school.responses, null);
  assert.deepEqual(school.items, []);
}

async function crosses(page, url, campaign) {
  await page.goto(`${url}/surveys/${campaign.id}/results?audience=CURATOR`);
  await page.getByRole('link', { name: 'Два вопроса вместе' }).click();
  const table = page.getByRole('group', { name: 'Два вопроса вместе' }).getByRole('table');
  await table.waitFor();
  // Four said «sometimes»: they are told together with the eight who said «never».
  assert.match(await table.getByRole('row', { name: /^никогда, иногда/ }).innerText(), /12/);
  await assertAccessible(page, 'cross-table');
}

export const tests = (url, browser, mail) => ({
  'a rate and a profile move, also by an answer from a phone without a network, and four people stay hidden':
    async () => {
      const { page, campaign, small } = await moves(browser, url);
      await hides(page, url, campaign, small);
      await crosses(page, url, campaign);
      await page.context().close();
    },
  'a letter brings a link of its own, which answers once': async () => {
    if (!mail) return 'left out: the product at OPORA_URL sends its letters elsewhere';
    const page = await newPage(browser);
    await signIn(page, url, 'region');
    const school = await first(page, '/api/v1/organizations?kind=SCHOOL&limit=1');
    const campaign = await ask(page, [school], 'TEACHER');
    const address = `teacher-${randomUUID()}@example.org`;
    await page.goto(`${url}/surveys/${campaign.id}?view=letters`);
    await page.getByRole('button', { name: 'Пригласить письмом' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: /Организация|Школа/ }).fill(school.name);
    await page.getByRole('option', { name: school.name, exact: true }).first().click();
    await dialog.getByLabel('Адреса').fill(`Петрова Анна <${address}>`);
    await dialog.getByText('Найден 1 адрес.').waitFor();
    await dialog.getByRole('button', { name: 'Отправить 1 письмо' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: address, exact: true }).waitFor();
    for (let waited = 0; mail.of(address).length === 0 && waited < 300; waited++) await page.waitForTimeout(100);
    const [letter] = mail.of(address);
    assert.ok(letter, 'the letter has come');
    assert.doesNotMatch(letter, /Петрова/, 'names are not kept');
    const [, token] = /\/s\/([\w-]{43})/.exec(letter);
    await answer(page, token, 1, { noise: 'never', late: 'never' });
    const phone = await browser.newContext(PHONE);
    const again = await phone.newPage();
    await again.goto(`${url}/s/${token}`);
    await again
      .getByText(/уже ответили/)
      .first()
      .waitFor();
    await phone.close();
    await page.context().close();
    return undefined;
  },
});
