// From a file of results to the report of a month: the way that staff went with spreadsheets, on the screens.
import assert from 'node:assert/strict';
import { done, first } from './api.mjs';
import { newPage, settled, signIn } from './pages.mjs';

/** A school year of which the demonstration has no results. */
const YEAR = 2022;
const PUPILS = 40;

const button = (where, name) => where.getByRole('button', { name, exact: true });

/** In two procedures of the year: 16 of 40 below the threshold in the first three schools, 8 in the others. */
function bookOf(schools) {
  const marks = (low) => [PUPILS, low, 14, PUPILS - low - 18, 4];
  const rows = schools.flatMap((name, at) =>
    ['Математика', 'Русский язык'].map((subject) => [name, 'ВПР', subject, 5, '2022/2023', ...marks(at < 3 ? 16 : 8)]),
  );
  const head = ['Школа', 'Процедура', 'Предмет', 'Класс', 'Учебный год', 'Участников', '«2»', '«3»', '«4»', '«5»'];
  return Buffer.from(`\uFEFF${[head, ...rows].map((row) => row.join(';')).join('\r\n')}`);
}

async function importResults(page, url) {
  await signIn(page, url, 'institut', '/assessments/imports');
  const { items } = await done(page, 'GET', '/api/v1/organizations?kind=SCHOOL&limit=6');
  const printed = items.map(({ name }) => name);
  await page.getByRole('combobox', { name: /^Чьи процедуры/ }).fill('Светлоборская область');
  await page.getByRole('option', { name: 'Светлоборская область' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'ВПР, осень.csv',
    mimeType: 'text/csv',
    buffer: bookOf([...printed.slice(0, 5), `Школа за рекой № ${String(Date.now()).slice(-4)}`]),
  });
  await page.getByText('Проверено 12 строк, ничего не записано').waitFor();
  await page.getByText('10 новых результатов').waitFor();
  // A school that the file calls by a name of its own.
  await page.getByRole('combobox', { name: 'Имеется в виду' }).fill(printed[5]);
  await page.getByRole('option', { name: printed[5] }).first().click();
  await button(page, 'Проверить заново').last().click();
  await page.getByText('12 новых результатов').waitFor();
  await button(page, 'Записать результаты').click();
  await button(page.getByRole('dialog'), 'Записать результаты').click();
  await page.getByText('Файл записан: 12 строк').waitFor();
  return items;
}

/** The region lists by the rule in force, looks why, tries another threshold, announces and decides by order. */
async function decideOnList(page, url, school) {
  await signIn(page, url, 'region', '/identifications');
  await button(page, 'Составить список').click();
  const run = page.getByRole('dialog');
  await run.getByRole('textbox', { name: /^Учебный год/ }).fill(String(YEAR));
  await run.locator('button[type=submit]').click();
  await page.getByRole('link', { name: '3 школы с низкими результатами' }).waitFor();
  await page.getByText('из 6 школ с результатами').waitFor();
  const row = page.getByRole('row').filter({ hasText: school.name });
  await row.getByText('ВПР, Математика, 5 класс, 2022/23: 16 из 40 (40 %)').waitFor();

  await page.getByText('Что если изменить порог').click();
  const low = page.getByRole('group', { name: 'Низкие результаты' });
  await low.getByRole('textbox', { name: /^Порог: доля ниже порога/ }).fill('20');
  await button(page, 'Сравнить').click();
  await page.getByText('Иначе будет у 3 школ').waitFor();
  await button(page, 'Пересчитать и сверить').click();
  await page.getByText('Список тот же').waitFor();

  await button(page, 'Объявить список').click();
  await button(page.getByRole('dialog'), 'Объявить список').click();
  await row.getByRole('checkbox').check();
  await button(page, 'Решение приказом: 1 школа').click();
  const order = page.getByRole('dialog');
  await order.getByRole('textbox', { name: /^Номер приказа/ }).fill('214-п');
  await order.getByRole('textbox', { name: /^Дата приказа/ }).fill('20.11.2026');
  await order.locator('button[type=submit]').click();
  await row.getByText('приказ № 214-п от 20.11.2026').waitFor();
}

/** A district finds its report filled, says what figures cannot, and sends it; the region accepts it, and sums grow by it. */
async function reportTheMonth(district, region, url) {
  await signIn(district, url, 'beregovoy', '/report-obligations');
  const report = await first(district, '/api/v1/report-obligations?view=MINE', ({ periodEnd }) => periodEnd < today());
  const sums = async () => {
    const { items } = await done(region, 'GET', '/api/v1/consolidated-reports');
    return items.find(
      ({ periodStart, templateName }) => periodStart === report.periodStart && templateName === report.templateName,
    );
  };
  const before = await sums();
  await district.goto(`${url}/report-obligations/${report.id}`);
  const figure = district.getByRole('row').filter({ hasText: 'Контрольные точки со сроком в периоде' });
  await figure.getByRole('button', { name: /^Откуда/ }).click();
  await district.getByRole('dialog').getByRole('listitem').nth(1).waitFor();
  await district.keyboard.press('Escape');
  await district
    .getByRole('textbox', { name: 'Что сделано за месяц и какая нужна помощь' })
    .fill('Проведены встречи с директорами.');
  await button(district, 'Отправить отчет').click();
  await district.getByText('На проверке').first().waitFor();

  await region.goto(`${url}/report-obligations/${report.id}`);
  await region.getByText('Проведены встречи с директорами.').waitFor();
  await button(region, 'Принять').click();
  await region.getByText(/^Решение:|· Решение:/).waitFor();
  assert.equal((await sums()).accepted, before.accepted + 1);
  await region.goto(`${url}/report-obligations`);
  await settled(region);
}

const today = () => new Date().toISOString().slice(0, 10);

export const tests = (url, browser) => ({
  'a file of results becomes a list of schools and an order, and a month its report': async () => {
    const [school] = await importResults(await newPage(browser), url);
    const region = await newPage(browser);
    await decideOnList(region, url, school);
    await reportTheMonth(await newPage(browser), region, url);
  },
});
