// Orders are carried out: from the Word file to reports, a return, acceptance and the figures that follow.
import assert from 'node:assert/strict';
import { done, first } from './api.mjs';
import { withOrder } from './orders.mjs';
import { newPage, settled, signIn } from './pages.mjs';
import { newcomer } from './people.mjs';

const mark = String(Date.now() % 100000);
const button = (where, name) => where.getByRole('button', { name, exact: true });
const day = (iso) => iso.split('-').reverse().join('.');

async function at(browser, url, username, address) {
  const page = await newPage(browser);
  await signIn(page, url, username, address);
  return page;
}

/** The wizard: a file, whose plan it is, and its period where the document names none; the draft's id. */
async function imported(page, url, file, organization, [from, to]) {
  await page.goto(`${url}/roadmaps/import`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('heading', { name: 'Проверка распознанного' }).waitFor();
  const owner = page.getByRole('combobox', { name: 'Чья дорожная карта' });
  if (!(await owner.inputValue()).includes(organization)) {
    await owner.fill(organization);
    await page.getByRole('option', { name: organization }).first().click();
    await settled(page);
  }
  for (const [label, value] of [
    ['Начало периода', from],
    ['Конец периода', to],
  ]) {
    const field = page.getByRole('textbox', { name: label });
    if ((await field.inputValue()) === '') {
      await field.fill(value);
      await field.press('Tab');
      await settled(page);
    }
  }
  await button(page, 'Создать дорожную карту').click();
  await page.waitForURL(/\/roadmaps\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1);
}

/** Approved by an order and put into force. */
async function intoForce(page) {
  await button(page, 'Утвердить').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Номер приказа').fill(`${mark}-п`);
  await dialog.getByLabel('Дата приказа').fill('02.09.2019');
  await dialog.getByLabel('Кто подписал').fill('Полозов А. Л.');
  await button(dialog, 'Утвердить').click();
  await dialog.waitFor({ state: 'detached' });
  await button(page, 'Ввести в действие').click();
  await button(page.getByRole('dialog'), 'Ввести в действие').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('Исполняется', { exact: true }).waitFor();
}

/** Says on the screen of executors who those are that are not known. */
async function choose(page, url, roadmap, tokens) {
  await page.goto(`${url}/roadmaps/${roadmap}?view=executors`);
  for (const { token, meaning } of tokens) {
    await button(page, `Выбрать, кто такие «${token}»`).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: meaning, exact: true }).check();
    await button(dialog, 'Сохранить').click();
    await dialog.waitFor({ state: 'detached' });
  }
  await settled(page);
  await generated(page, roadmap);
}

/** Tasks are made in the background; the screen shows a bar until then. */
async function generated(page, roadmap) {
  for (let left = 150; left > 0; left--) {
    const { state } = await done(page, 'GET', `/api/v1/roadmaps/${roadmap}/generation`);
    if (state === 'CURRENT') return;
    await new Promise((next) => setTimeout(next, 200));
  }
  throw new Error('the tasks were not made');
}

const executors = (page, roadmap) => done(page, 'GET', `/api/v1/roadmaps/${roadmap}/executors`);
const rowsOf = async (page, roadmap) =>
  (await done(page, 'GET', `/api/v1/roadmaps/${roadmap}/activities?limit=500`)).items;

/** One tap from the row of one's own part. */
async function report(page, url, roadmap, text, words) {
  await page.goto(`${url}/tasks?roadmap=${roadmap}&view=overdue`);
  const row = page.getByRole('row').filter({ hasText: text.slice(0, 60) });
  await row.getByRole('button', { name: /^Отчитаться/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Что сделано').fill(words);
  await button(dialog, 'Отправить отчет').click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Отчет отправлен на проверку.').waitFor();
}

/** The page of a report that waits for a decision. */
async function review(page, url, roadmap, organization, text) {
  await page.goto(`${url}/tasks?roadmap=${roadmap}&organization=${organization}&view=to-accept`);
  const row = page.getByRole('row').filter({ hasText: text.slice(0, 60) });
  await row.getByRole('link', { name: /^Проверить/ }).click();
  await page.getByRole('heading', { level: 2, name: 'Отчеты' }).waitFor();
}

async function decide(page, verb, remark) {
  await button(page, verb).click();
  const dialog = page.getByRole('dialog');
  if (remark) await dialog.getByLabel('Замечание', { exact: false }).fill(remark);
  await button(dialog, verb).click();
  await dialog.waitFor({ state: 'detached' });
}

const figure = (page, name) => page.locator(`[data-figure="${name}"] dd`);

/** The figure becomes what it must be without the page being loaded anew; says how soon. */
async function follows(page, name, count, since) {
  await page.waitForFunction(
    ([which, wanted]) => document.querySelector(`[data-figure="${which}"] dd`)?.textContent === wanted,
    [name, String(count)],
  );
  assert.equal(await page.evaluate(() => window.neverLeft), true, 'the page was loaded anew');
  return Date.now() - since;
}

async function threeActors(url, browser, file) {
  const office = await at(browser, url, 'ozersk', '/roadmaps');
  const roadmap = await imported(office, url, file, 'Озёрский муниципальный район', ['01.09.2019', '31.12.2021']);
  await intoForce(office);
  const rows = await rowsOf(office, roadmap);
  const row = rows.find(
    ({ tasks, term }) => tasks.filter(({ text }) => text).length === 3 && term.windows.length === 1,
  );
  assert.ok(row, 'a row of the matrix has a part for each of three actors');
  const known = await executors(office, roadmap);
  assert.equal(known.items.length, 3);
  await choose(
    office,
    url,
    roadmap,
    known.items
      .filter(({ status, organizationCount }) => status !== 'RESOLVED' || organizationCount === 0)
      .map(({ token }) => ({ token, meaning: /^Школы/.test(token) ? 'Все школы' : 'Методические центры' })),
  );
  await office.getByText('Все исполнители определены.').waitFor();
  const school = await first(office, '/api/v1/organizations?kind=SCHOOL&limit=50', ({ name }) => /СОШ № 1»/.test(name));
  const centre = await first(office, '/api/v1/organizations?kind=METHODICAL_CENTRE');
  const authority = await first(office, '/api/v1/organizations?kind=MUNICIPALITY');
  const [ofOffice, ofCentre, ofSchool] = row.tasks.map(({ text }) => text);

  const figures = await at(browser, url, 'region', `/roadmaps/${roadmap}?view=progress`);
  await figure(figures, 'total').waitFor();
  assert.equal(await figure(figures, 'accepted').textContent(), '0');
  await figures.evaluate(() => (window.neverLeft = true));

  const director = await at(browser, url, 'direktor', '/tasks');
  const methodist = await newcomer(
    browser,
    url,
    figures,
    {
      name: `Родникова Анна ${mark}`,
      username: `rodnikova${mark}`,
      membership: { role: 'MUNICIPAL_COORDINATOR', organizationId: centre.id },
    },
    '/tasks',
  );
  await report(director, url, roadmap, ofSchool, 'Команда назначена приказом директора.');
  await report(methodist, url, roadmap, ofCentre, 'Ответственные предложены в состав группы.');
  await report(office, url, roadmap, ofOffice, 'Координатор назначен, группа создана.');
  await follows(figures, 'submitted', 3, Date.now());

  await review(office, url, roadmap, school.id, ofSchool);
  await decide(office, 'Вернуть с замечанием', 'Приложите приказ.');
  await follows(figures, 'returned', 1, Date.now());
  await director.goto(`${url}/tasks?roadmap=${roadmap}&view=returned`);
  await director.getByRole('button', { name: /^Отчитаться/ }).click();
  const dialog = director.getByRole('dialog');
  await dialog.getByText('Приложите приказ.').waitFor();
  await dialog.getByLabel('Ссылка').fill('https://school.example/orders/12');
  await button(dialog, 'Отправить отчет').click();
  await dialog.waitFor({ state: 'detached' });

  const control = await at(browser, url, 'region', '/tasks');
  const took = [];
  const accept = async (page, organization, text) => {
    await review(page, url, roadmap, organization.id, text);
    const answered = page.waitForResponse((one) => one.url().endsWith('/accept')).then(() => Date.now());
    await decide(page, 'Принять');
    took.push(await follows(figures, 'accepted', took.length + 1, await answered));
  };
  await accept(office, school, ofSchool);
  await accept(office, centre, ofCentre);
  // Nobody accepts their own report: the region decides on what the municipality itself did.
  await office.goto(`${url}/tasks?roadmap=${roadmap}&organization=${authority.id}&view=to-accept`);
  await settled(office);
  assert.equal(await office.getByRole('link', { name: /^Проверить/ }).count(), 0);
  await accept(control, authority, ofOffice);
  await figure(figures, 'accepted').getByRole('link').click();
  await figures.getByText('3 задачи', { exact: true }).waitFor();
  return `figures followed in ${took.join(', ')} ms`;
}

async function ownDates(url, browser, file) {
  const office = await at(browser, url, 'region', '/roadmaps');
  const roadmap = await imported(office, url, file, 'Светлоборская область', ['01.01.2022', '31.12.2022']);
  const rows = await rowsOf(office, roadmap);
  const [one, other] = ['17', '19'].map((number) => rows.find((row) => row.number?.replace('.', '') === number));
  assert.equal(one.term.participants.length, 7);
  assert.equal(other.term.participants.length, 7);
  const place = await first(office, '/api/v1/organizations?kind=MUNICIPALITY');
  const schools = [];
  for (const { name } of one.term.participants) {
    schools.push(await done(office, 'POST', '/api/v1/organizations', { name, kind: 'SCHOOL', parentId: place.id }));
  }
  await office.goto(`${url}/roadmaps/${roadmap}`);
  await intoForce(office);
  // Names that the order spells in two ways are found by likeness, and a person says that they are the same.
  const doubtful = (await executors(office, roadmap)).items.filter(
    ({ status, inTerm }) => inTerm && status !== 'RESOLVED',
  );
  const chosen = doubtful.map(({ token, candidates }) => {
    const named = candidates.find(({ meaning }) => schools.some(({ id }) => meaning.organizations.includes(id)));
    assert.ok(named, `nobody is proposed for ${token}`);
    return { token, meaning: named.sample[0].name };
  });
  await choose(office, url, roadmap, chosen);
  for (const [place, school] of schools.entries()) {
    const page = await newcomer(
      browser,
      url,
      office,
      {
        name: `Директор ${place + 1}, проверка ${mark}`,
        username: `shkola${place + 1}x${mark}`,
        membership: { role: 'SCHOOL_HEAD', organizationId: school.id },
      },
      `/tasks?roadmap=${roadmap}&view=all`,
    );
    for (const row of [one, other]) {
      const { windows } = row.term.participants.find(({ name }) => sameSchool(name, school.name, chosen));
      const mine = page.getByRole('row').filter({ hasText: row.title.slice(0, 80) });
      await mine.first().waitFor();
      assert.equal(await mine.count(), 1, `${school.name} has one date in row ${row.number}`);
      await mine.getByText(`до ${day(windows[0].due)}`).waitFor();
    }
    await page.context().close();
  }
  return `${doubtful.length} of 14 names were chosen by a person`;
}

const sameSchool = (printed, name, chosen) =>
  printed === name || chosen.some(({ token, meaning }) => token === printed && meaning === name);

export const tests = (url, browser) => ({
  'a matrix order is carried out by three actors, returned, accepted and counted': withOrder(
    'kirovsky-2019.docx',
    (file) => threeActors(url, browser, file),
  ),
  'seven schools each see the date of their own that an order gives them': withOrder('leningrad-2022.docx', (file) =>
    ownDates(url, browser, file),
  ),
});
