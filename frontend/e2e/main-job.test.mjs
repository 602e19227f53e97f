// The main job: a Word file becomes a roadmap that the right people see.
import assert from 'node:assert/strict';
import { docx } from './docx.mjs';
import { newPage, settled, signIn } from './pages.mjs';

const TITLE = `План помощи школам Озёрского района на 2026 год, проверка ${Date.now() % 100000}`;

const order = () =>
  docx(
    ['Приказ от 15.01.2026 № 17-п', 'Об утверждении плана', TITLE],
    [
      ['№ п/п', 'Мероприятие', 'Ответственные исполнители', 'Срок исполнения'],
      ['1. Начало работы'],
      ['1.1', 'Назначить в каждой школе ответственного за проект', 'ОО', 'до 15.03.2026'],
      ['1.2', 'Обсудить с директорами порядок посещений', 'МОУО, ИМЦ', 'Март-апрель'],
      ['2. Помощь педагогам'],
      ['2.1', 'Разбирать уроки вместе с молодыми учителями', 'ИМЦ', 'ежемесячно'],
      ['2.2', 'Собрать задания по читательской грамотности', 'ИМЦ', 'Декабрь-январь 2026'],
      ['2.3', 'Обновить банк заданий', 'ИМЦ', 'Декабрь-январь 2026'],
    ],
  );

export const tests = (url, browser) => {
  let roadmapAddress = '';
  return {
    'signing in returns to the address that was asked for': async () => {
      const page = await newPage(browser);
      await signIn(page, url, 'institut', '/organizations?kind=SCHOOL');
      assert.equal(new URL(page.url()).pathname, '/organizations');
      assert.equal(new URL(page.url()).searchParams.get('kind'), 'SCHOOL');
      await page.getByRole('table').waitFor();
      await page.context().close();
    },
    'a Word file becomes a draft roadmap with its doubtful terms settled': async () => {
      const page = await newPage(browser);
      await signIn(page, url, 'ozersk', '/roadmaps/import');
      await page.locator('input[type=file]').setInputFiles({
        name: 'План Озёрского района.docx',
        mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        buffer: order(),
      });
      await page.getByRole('heading', { name: 'Проверка распознанного' }).waitFor();
      await page.getByText('5 мероприятий', { exact: false }).first().waitFor();
      await page.getByText('2 срока требуют проверки').first().waitFor();
      await page.getByRole('button', { name: 'Следующий срок на проверку' }).click();
      await page.getByLabel('Как понимать срок').fill('до 20.12.2026');
      await page.getByTestId('term-preview').getByText('20.12.2026').waitFor();
      await page.getByRole('button', { name: 'Сохранить срок' }).click();
      await page.getByText('Все сроки понятны').waitFor();
      await chooseOrganization(page);
      await page.getByRole('button', { name: 'Создать дорожную карту' }).click();
      await page.waitForURL(/\/roadmaps\/[0-9a-f-]{36}/);
      await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      roadmapAddress = new URL(page.url()).pathname;
      await page.context().close();
    },
    'the roadmap is shown as a table, a timeline and a calendar without losing the filters': async () => {
      const page = await newPage(browser);
      await signIn(page, url, 'ozersk', `${roadmapAddress}?executor=${encodeURIComponent('ИМЦ')}`);
      await page.getByText('Показано 4 из 5 мероприятий').waitFor();
      await page.getByText('Лента', { exact: true }).click();
      await page.getByRole('region', { name: 'Лента' }).waitFor();
      await page.getByText('Календарь', { exact: true }).click();
      await page.getByRole('button', { name: 'Следующий месяц' }).waitFor();
      assert.equal(new URL(page.url()).searchParams.get('executor'), 'ИМЦ');
      await page.getByText('Таблица', { exact: true }).click();
      await page.getByRole('button', { name: 'Обсудить с директорами порядок посещений' }).click();
      await page.getByText('Срок указан в документе: “Март-апрель”; считаем до 30.04.2026').waitFor();
      await page.context().close();
    },
    'another municipality sees neither the draft nor its address': async () => {
      assert.notEqual(roadmapAddress, '', 'the import before this test made no roadmap');
      const page = await newPage(browser);
      await signIn(page, url, 'beregovoy', roadmapAddress);
      await page.getByText('Дорожная карта не найдена').waitFor();
      await page.goto(`${url}/roadmaps?q=${encodeURIComponent(TITLE)}`);
      await page.getByText('Ничего не найдено').waitFor();
      await page.context().close();
    },
    'a reader of the plan is offered no change of it': async () => {
      const page = await newPage(browser);
      await signIn(page, url, 'control', '/roadmaps');
      await page.getByRole('heading', { level: 1, name: 'Дорожные карты' }).waitFor();
      await settled(page);
      assert.equal(await page.getByRole('link', { name: 'Загрузить приказ' }).count(), 0);
      await page.context().close();
    },
    'a file that is no document is refused with what to do': async () => {
      const page = await newPage(browser);
      await signIn(page, url, 'ozersk', '/roadmaps/import');
      const buffer = Buffer.from('not a document');
      await page.locator('input[type=file]').setInputFiles({ name: 'plan.docx', mimeType: 'application/zip', buffer });
      await page.getByRole('alert').waitFor();
      await page.getByText('Ничего не сохранено.', { exact: false }).waitFor();
      await page.context().close();
    },
    'signing out ends the session in every tab': async () => {
      const page = await newPage(browser);
      await signIn(page, url, 'ozersk', '/roadmaps');
      const second = await page.context().newPage();
      await second.goto(`${url}/organizations`);
      await second.getByRole('button', { name: 'Учетная запись' }).waitFor();
      await page.getByRole('button', { name: 'Учетная запись' }).click();
      await page.getByRole('button', { name: 'Выйти' }).click();
      await page.getByRole('button', { name: 'Войти' }).waitFor();
      await second.getByRole('button', { name: 'Войти' }).waitFor();
      await page.context().close();
    },
  };
};

async function chooseOrganization(page) {
  const field = page.getByRole('combobox', { name: 'Чья дорожная карта' });
  if ((await field.inputValue()) !== '') return;
  await field.click();
  await page
    .getByRole('option', { name: /Озёрск/ })
    .first()
    .click();
  await page.getByText('Чтобы создать карту, укажите', { exact: false }).waitFor({ state: 'detached' });
}
