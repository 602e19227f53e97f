// The job of surveys: a form is composed from nothing with the keyboard, asked in a school, and its link answers.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { call, first } from './api.mjs';
import { assertAccessible, newPage, signIn } from './pages.mjs';

const mark = String(Date.now() % 100000);
const button = (where, name) => where.getByRole('button', { name, exact: true });

/** Pressed by the keyboard, as somebody without a mouse does; once it can be: a key on what is disabled does nothing. */
async function press(target, key = 'Enter') {
  const page = target.page();
  for (let waited = 0; (await target.isDisabled()) && waited < 600; waited++) await page.waitForTimeout(50);
  await target.press(key);
}

/** An organisation found by typing. It is clicked: similar names stand around it, in an order of their own. */
async function choose(where, label, typed) {
  const page = where.page?.() ?? where;
  await where.getByRole('combobox', { name: label }).focus();
  await page.keyboard.type(typed);
  // A native list behind a dialog has options too.
  await page.getByRole('listbox').getByRole('option', { name: typed, exact: true }).first().click();
}

async function add(page, type) {
  await press(button(page, 'Добавить вопрос'));
  await press(page.getByRole('menuitem', { name: type, exact: true }));
  await page.locator('#builder-label:focus').waitFor();
}

async function compose(page, region) {
  await press(button(page, 'Новая анкета'));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Название' }).waitFor();
  await dialog.getByRole('textbox', { name: 'Название' }).press('A');
  await dialog.getByRole('textbox', { name: 'Название' }).press('Backspace');
  await page.keyboard.type(`Анкета выпускника ${mark}`);
  await choose(dialog, /Чья будет анкета/, region);
  await press(button(dialog, 'Начать'));
  await page.getByRole('heading', { level: 1, name: `Анкета выпускника ${mark}` }).waitFor();
  await add(page, 'Один вариант');
  await page.keyboard.type('Вам нравится в школе?');
  for (const [number, words] of [
    [1, 'да'],
    [2, 'нет'],
  ]) {
    await page.getByRole('textbox', { name: `Вариант ${number}`, exact: true }).focus();
    await page.keyboard.type(words);
  }
  await add(page, 'Текст');
  await page.keyboard.type('Почему не нравится?');
  const logic = page.getByRole('group', { name: 'Когда показывать' });
  await press(button(logic, 'Добавить условие'));
  const value = logic.getByLabel('Условие 1: значение');
  await value.focus();
  await value.press('ArrowDown');
  await page.getByText('Сохранено', { exact: true }).waitFor();
}

/** The phone beside it asks by the same conditions as the respondent's page will. */
async function tryOut(page) {
  const phone = page.getByRole('region', { name: /^Просмотр/ });
  assert.equal(await phone.getByText('Почему не нравится?').count(), 0, 'nobody is asked why before they say no');
  await phone.getByRole('radio', { name: 'нет' }).press('Space');
  await phone.getByText('Почему не нравится?').waitFor();
}

/** The question is moved above the one it depends on: that is told; then back. */
async function moveAbout(page) {
  const outline = page.getByRole('list', { name: 'Состав анкеты' });
  const row = outline.getByRole('button', { name: /Почему не нравится/ });
  await row.focus();
  await row.press('Alt+ArrowUp');
  await page
    .getByText(/Зависит от вопроса .* который стоит ниже/)
    .first()
    .waitFor();
  await outline.locator('button:focus').press('Alt+ArrowDown');
  await page
    .getByText(/Зависит от вопроса/)
    .first()
    .waitFor({ state: 'detached' });
  await page.getByText('Сохранено', { exact: true }).waitFor();
}

async function launch(page, region, school) {
  await press(page.getByRole('link', { name: 'Провести опрос' }));
  await page.getByRole('heading', { level: 1, name: 'Новый опрос' }).waitFor();
  await choose(page, /Кто спрашивает/, region);
  await page.getByRole('textbox', { name: 'Название опроса' }).focus();
  await page.keyboard.type(`Выпускники ${mark}`);
  await press(button(page, 'Дальше: кого спрашиваем'));
  await press(button(page, 'Добавить'));
  const dialog = page.getByRole('dialog');
  await choose(dialog, 'Школа', school);
  await dialog.getByText('Выбрана 1 школа').waitFor();
  await dialog.getByRole('checkbox', { name: 'Ученики' }).press('Space');
  await dialog.getByLabel('Ученики: Ожидается').focus();
  await page.keyboard.type('25');
  await press(button(dialog, 'Добавить').last());
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: school, exact: true }).waitFor();
  await press(button(page, 'Запустить опрос'));
  await press(button(page.getByRole('dialog'), 'Запустить опрос'));
  await press(button(page, 'Показать ссылки'));
  const made = page.getByRole('region', { name: 'Новые ссылки' });
  await made.getByRole('link').first().waitFor();
  return made.getByRole('link').first().getAttribute('href');
}

/** What a respondent gets by the link, and how the rate follows without anybody reloading the page. */
async function answered(page, link) {
  const token = link.slice(link.lastIndexOf('/') + 1);
  const asked = await call(page, 'GET', `/api/v1/s/${token}`);
  assert.equal(asked.status, 200);
  assert.equal(asked.body.title, `Выпускники ${mark}`);
  await press(page.getByRole('link', { name: 'Сколько ответили' }));
  await press(button(page.getByRole('dialog'), 'Уйти'));
  await page.getByText('0 % · 0 из 25').first().waitFor();
  const sent = await call(page, 'PUT', `/api/v1/s/${token}/responses/${randomUUID()}`, {
    answers: { q1: 'c1' },
  });
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  await page.getByText('4 % · 1 из 25').first().waitFor();
}

export function tests(url, browser) {
  return {
    'a form is made from nothing with the keyboard, asked in a school, and its link answers': async () => {
      const page = await newPage(browser);
      await signIn(page, url, 'region', '/surveys/questionnaires');
      await page.getByRole('heading', { level: 1, name: 'Анкеты' }).waitFor();
      const region = await first(page, '/api/v1/organizations?kind=REGION');
      const school = await first(page, '/api/v1/organizations?kind=SCHOOL');
      await compose(page, region.name);
      await tryOut(page);
      await moveAbout(page);
      await assertAccessible(page, 'builder');
      const link = await launch(page, region.name, school.name);
      assert.match(link, /\/s\/[\w-]{20,}$/);
      await answered(page, link);
      await page.context().close();
    },
  };
}
