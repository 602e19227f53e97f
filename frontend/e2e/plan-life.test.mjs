// The life of a plan that nobody printed before: written by hand, agreed on, approved, amended, compared, kept, copied.
import assert from 'node:assert/strict';
import { done, first } from './api.mjs';
import { newPage, settled, signIn } from './pages.mjs';

const mark = Date.now() % 100000;
const TITLE = `План наставничества на 2027 год, проверка ${mark}`;
const button = (where, name) => where.getByRole('button', { name, exact: true });
const dialogOf = (page) => page.getByRole('dialog');

async function choose(page, name) {
  await button(page, 'Действия').click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

async function view(page, name) {
  await page.getByText(name, { exact: true }).first().click();
  await settled(page);
}

/** An empty roadmap of the region, with two rows; the meaning of a term is seen before it is saved. */
async function write(page) {
  await button(page, 'Создать').click();
  const dialog = dialogOf(page);
  await dialog.getByRole('combobox', { name: 'Организация' }).fill('Светлоборская');
  await page
    .getByRole('option', { name: /Светлоборская область/ })
    .first()
    .click();
  await dialog.getByLabel('Название').fill(TITLE);
  await dialog.getByLabel('Период').selectOption({ label: '2027 год' });
  await button(dialog, 'Создать').click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await page.getByText('Начните с первого мероприятия').waitFor();
  await button(page, 'Добавить раздел').click();
  await dialogOf(page).getByLabel('Номер').fill('1.');
  await dialogOf(page).getByLabel('Название раздела').fill('Начало работы');
  await button(dialogOf(page), 'Сохранить').click();
  await page.getByRole('heading', { level: 2, name: '1. Начало работы' }).waitFor();
  await button(page, 'Добавить мероприятие').click();
  await row(page, {
    number: '1.1',
    title: 'Назначить наставников',
    term: 'до 15 марта 2027 года',
    dates: '15.03.2027',
  });
  await button(dialogOf(page), 'Сохранить и добавить еще').click();
  await page.getByRole('button', { name: 'Назначить наставников', exact: true }).waitFor();
  await row(page, { number: '1.2', title: 'Собрать планы наставников', term: 'апрель 2027', dates: '30.04.2027' });
  await button(dialogOf(page), 'Сохранить').click();
  await page.getByRole('button', { name: 'Собрать планы наставников', exact: true }).waitFor();
}

async function row(page, { number, title, term, dates }) {
  const form = dialogOf(page);
  await form.getByLabel('Мероприятие', { exact: false }).first().fill(title);
  await form.getByLabel('Номер', { exact: true }).fill(number);
  await form.getByLabel('Срок', { exact: true }).fill(term);
  await form.getByTestId('term-preview').getByText(dates, { exact: false }).waitFor();
  await form.getByLabel('Исполнители').and(page.locator('input')).fill('МОУО');
  await page.keyboard.press('Enter');
}

/** The row below goes up and back by the keyboard, and the plan keeps up. */
async function move(page) {
  const titles = () => page.locator('[data-row]').allTextContents();
  const second = page.getByRole('button', { name: 'Собрать планы наставников', exact: true });
  for (const [key, expected] of [
    ['Alt+ArrowUp', 'Собрать планы наставников'],
    ['Alt+ArrowDown', 'Назначить наставников'],
  ]) {
    await second.focus();
    await page.keyboard.press(key);
    await page.waitForFunction((text) => document.querySelector('[data-row]')?.textContent === text, expected);
    await settled(page);
    assert.equal((await titles()).length, 2);
  }
}

async function propose(page) {
  await button(page, 'Отправить на согласование').click();
  await dialogOf(page).getByLabel('Сопроводительный текст').fill('Ждем предложений');
  await button(dialogOf(page), 'Отправить на согласование').click();
  await page.getByText('На согласовании', { exact: true }).first().waitFor();
}

async function comment(browser, url, address) {
  const page = await newPage(browser);
  await signIn(page, url, 'ozersk', `${address}?view=agreement`);
  await page.getByText('Ждем предложений').first().waitFor();
  await page.getByLabel('Ваше замечание').fill('Просим учесть сельские школы');
  // The text is on the page before it is sent: whoever closes the page by then has sent nothing.
  const sent = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/comments'),
  );
  await button(page, 'Отправить').click();
  assert.equal((await sent).status(), 201);
  await page.getByText('Просим учесть сельские школы', { exact: true }).first().waitFor();
  assert.equal(await button(page, 'Утвердить').count(), 0, 'a municipality does not approve the plan of the region');
  await page.context().close();
}

/** The remark is seen live, asked about, and settled before the order. */
async function approve(page) {
  await page.goto(`${page.url().split('?')[0]}?view=agreement`);
  await page.getByText('Просим учесть сельские школы').waitFor();
  await page.getByText('1 замечание ждет ответа').waitFor();
  await button(page, 'Закрыть вопрос').click();
  await page.getByText('Таких замечаний нет.').waitFor();
  await order(page, '101-р', '15.01.2027');
  await button(page, 'Ввести в действие').click();
  await button(dialogOf(page), 'Ввести в действие').click();
  await page.getByText('Исполняется', { exact: true }).first().waitFor();
}

async function order(page, number, day) {
  await button(page, 'Утвердить').click();
  const dialog = dialogOf(page);
  await dialog.getByLabel('Номер приказа').fill(number);
  await dialog.getByLabel('Дата приказа').fill(day);
  await dialog.getByLabel('Кто подписал').fill('Министр И. И. Светлова');
  await button(dialog, 'Утвердить').click();
  await dialog.waitFor({ state: 'detached' });
}

async function amend(page) {
  await choose(page, 'Внести изменения');
  await button(dialogOf(page), 'Внести изменения').click();
  await page.getByText('Проект изменений к действующей дорожной карте.').waitFor();
  await page.getByRole('button', { name: 'Собрать планы наставников', exact: true }).click();
  const form = dialogOf(page);
  await form.getByLabel('Срок', { exact: true }).fill('май 2027');
  await form.getByTestId('term-preview').getByText('31.05.2027', { exact: false }).waitFor();
  await button(form, 'Сохранить').click();
  await form.waitFor({ state: 'detached' });
  await order(page, '207-р', '01.02.2027');
  await page.getByText('Эти изменения утверждены и вошли в редакцию 2.', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'Открыть дорожную карту' }).click();
  await page.getByText('Исполняется', { exact: true }).first().waitFor();
}

async function compare(page) {
  await view(page, 'Редакции');
  await page.locator('del').getByText('апрель', { exact: false }).first().waitFor();
  await page.locator('ins').getByText('май', { exact: false }).first().waitFor();
  await page.getByLabel('Было').selectOption({ label: 'На дату…' });
  const day = page.getByLabel(/^Дата/).and(page.locator('input'));
  await day.fill('20.01.2027');
  await day.blur();
  await page.waitForURL(/from=2027-01-20/);
  await page.getByText('Было: Редакция 1, с 15.01.2027.', { exact: false }).waitFor();
}

async function keepAndCopy(page, url) {
  await choose(page, 'Сохранить как шаблон');
  await dialogOf(page).getByLabel('Название').fill(`Шаблон ${TITLE}`);
  await button(dialogOf(page), 'Сохранить шаблон').click();
  await page.getByRole('link', { name: 'К списку шаблонов' }).click();
  await page.getByRole('button', { name: `Создать карту по шаблону: Шаблон ${TITLE}` }).click();
  let dialog = dialogOf(page);
  await dialog.getByText('май 2028').waitFor();
  await dialog.getByRole('combobox', { name: 'Организация' }).fill('Озёрск');
  await page
    .getByRole('option', { name: /Озёрск/ })
    .first()
    .click();
  await button(dialog, 'Создать черновик').click();
  await page.getByText('до 15 марта 2028 года').first().waitFor();
  await page.getByText('Черновик', { exact: true }).first().waitFor();
  const programme = await first(page, '/api/v1/programmes');
  const template = await first(page, `/api/v1/roadmap-templates?q=${encodeURIComponent(String(mark))}`);
  await page.goto(`${url}/roadmaps/templates?q=${encodeURIComponent(String(mark))}`);
  await page.getByRole('button', { name: `Создать карту по шаблону: ${template.title}` }).click();
  dialog = dialogOf(page);
  await dialog.getByLabel('Для всех школ программы').check();
  await dialog.getByLabel('Программа').selectOption(programme.id);
  await button(dialog, 'Начать копирование').click();
  await page.getByText('Копирование завершено.', { exact: false }).waitFor();
  await page.getByText('не удалось: 0.', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'Открыть' }).first().click();
  await page.getByText('до 15 марта 2028 года').first().waitFor();
}

async function life(url, browser) {
  const page = await newPage(browser);
  await signIn(page, url, 'region', '/roadmaps');
  await write(page);
  await move(page);
  await propose(page);
  const address = new URL(page.url()).pathname;
  await comment(browser, url, address);
  await approve(page);
  await amend(page);
  await compare(page);
  await keepAndCopy(page, url);
  assert.deepEqual(page.failures, []);
  await page.context().close();
}

/** Somebody else changes the row that is being written: both states are shown, and what was typed is sent. */
async function conflict(url, browser) {
  const page = await newPage(browser);
  await signIn(page, url, 'ozersk', '/roadmaps');
  const place = await first(page, '/api/v1/organizations?kind=MUNICIPALITY', ({ name }) => /Озёрск/.test(name));
  const draft = await done(page, 'POST', '/api/v1/roadmaps', {
    organizationId: place.id,
    title: `Черновик ${mark}`,
    periodStart: '2027-01-01',
    periodEnd: '2027-12-31',
  });
  const path = `/api/v1/roadmaps/${draft.id}/activities`;
  const made = await done(page, 'POST', path, { title: 'Провести семинар', tasks: [], termText: 'март' });
  await page.goto(`${url}/roadmaps/${draft.id}?view=edit`);
  await page.getByRole('button', { name: 'Провести семинар', exact: true }).click();
  const form = dialogOf(page);
  await form.getByLabel('Мероприятие', { exact: false }).first().fill('Провести вебинар');
  const headers = { 'If-Match': `"${made.version}"` };
  await done(page, 'PATCH', `${path}/${made.id}`, { title: 'Провести круглый стол' }, headers);
  await button(form, 'Сохранить').click();
  await form.getByText('Провести круглый стол').waitFor();
  await button(form, 'Сохранить мое').click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Провести вебинар', exact: true }).waitFor();
  // What is typed and not saved outlives the page.
  await page.getByRole('button', { name: 'Провести вебинар', exact: true }).click();
  await dialogOf(page).getByLabel('Участники').fill('Учителя математики');
  await page.waitForFunction(() => Object.values(sessionStorage).some((kept) => kept.includes('Учителя математики')));
  await page.reload();
  await page.getByRole('button', { name: 'Провести вебинар', exact: true }).click();
  await page.getByText('Показаны правки, которые не были сохранены.').waitFor();
  assert.equal(await dialogOf(page).getByLabel('Участники').inputValue(), 'Учителя математики');
  await page.context().close();
}

export const tests = (url, browser) => ({
  'a plan is written by hand, agreed on, approved, amended, compared, kept and copied': () => life(url, browser),
  'a row that two people write is lost by neither': () => conflict(url, browser),
});
