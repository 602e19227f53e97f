// What comes of answers: a profile that moves while somebody looks at it, two questions crossed, and letters with links of their own.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { done } from './api.mjs';
import { assertAccessible, newPage, signIn } from './pages.mjs';

const FACTOR = 'DISCIPLINE';
const NAME = 'Дисциплина в классе';
const day = (shift) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const ru = (text) => ({ ru: text });
const choice = (name, label, value) => ({ name, label: ru(label), value });

const definition = {
  format: 1,
  code: 'e2e_discipline',
  languages: ['ru'],
  title: ru('Дисциплина глазами учителей'),
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
      ],
    },
  ],
};

/** Asks the curators of schools, whom no other survey of the demonstration asks about discipline. */
async function ask(page, schools, audience) {
  const [region] = (await done(page, 'GET', '/api/v1/organizations?kind=REGION')).items;
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

/** The region's coordinator looks at a school while it answers. */
async function moves(browser, url) {
  const page = await newPage(browser);
  await signIn(page, url, 'region');
  const { items } = await done(page, 'GET', '/api/v1/organizations?kind=SCHOOL&limit=3');
  const [first, second, small] = items;
  const campaign = await ask(page, items, 'CURATOR');
  await page.goto(`${url}/organizations/${first.id}/profile`);
  await card(page).waitFor();
  const before = await card(page)
    .getByRole('row', { name: /Дисциплина \d/ })
    .count();
  assert.equal(before, 0, 'nobody has answered yet');
  await answer(page, await tokenOf(page, campaign.at, first), 7, { noise: 'always', late: 'sometimes' });
  await card(page)
    .getByRole('row', { name: /Кураторы/ })
    .getByText('7 из 10')
    .waitFor();
  await card(page)
    .getByRole('row', { name: /Кураторы/ })
    .getByText('1,00')
    .waitFor();
  await assertAccessible(page, 'profile');
  await answer(page, await tokenOf(page, campaign.at, second), 8, { noise: 'never', late: 'never' });
  await answer(page, await tokenOf(page, campaign.at, small), 4, { noise: 'sometimes', late: 'always' });
  return { page, campaign, small };
}

/** Four people of a school are seen nowhere: not in its profile, not in results, not beside the others. */
async function hides(page, url, campaign, small) {
  await page.goto(`${url}/organizations/${small.id}/profile`);
  await card(page)
    .getByRole('row', { name: /Кураторы/ })
    .getByText('менее 5 — скрыто')
    .waitFor();
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
  // Four said «sometimes»: they are told together with the seven who said «always».
  assert.match(await table.getByRole('row', { name: /иногда, всегда/ }).innerText(), /11/);
  await assertAccessible(page, 'cross-table');
}

export const tests = (url, browser, mail) => ({
  'a profile moves while answers come, two questions are crossed, and four people stay hidden': async () => {
    const { page, campaign, small } = await moves(browser, url);
    await hides(page, url, campaign, small);
    await crosses(page, url, campaign);
    await page.context().close();
  },
  'a letter brings a link of its own, which answers once': async () => {
    if (!mail) return 'left out: the product at OPORA_URL sends its letters elsewhere';
    const page = await newPage(browser);
    await signIn(page, url, 'region');
    const { items } = await done(page, 'GET', '/api/v1/organizations?kind=SCHOOL&limit=1');
    const campaign = await ask(page, items, 'TEACHER');
    const address = `teacher-${randomUUID()}@example.org`;
    await page.goto(`${url}/surveys/${campaign.id}?view=letters`);
    await page
      .getByRole('button', { name: 'Пригласить письмом' })
      .or(page.getByRole('button', { name: /Пригласить/ }))
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: /Организация|Школа/ }).fill(items[0].name);
    await page.getByRole('option', { name: items[0].name, exact: true }).first().click();
    await dialog.getByLabel('Адреса').fill(`Петрова Анна <${address}>`);
    await dialog.getByText('Найден 1 адрес.').waitFor();
    await dialog.getByRole('button', { name: 'Отправить 1 письмо' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: address }).waitFor();
    for (let waited = 0; mail.of(address).length === 0 && waited < 300; waited++) await page.waitForTimeout(100);
    const [letter] = mail.of(address);
    assert.ok(letter, 'the letter has come');
    assert.doesNotMatch(letter, /Петрова/, 'names are not kept');
    const [, token] = /\/s\/([\w-]{43})/.exec(letter);
    await answer(page, token, 1, { noise: 'never', late: 'never' });
    const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, locale: 'ru-RU' });
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
