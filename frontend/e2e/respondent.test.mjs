// The page of respondents on a phone: answered without a network, sent once when it is back, and nothing of anybody else.
import assert from 'node:assert/strict';
import { layLine } from './line.mjs';
import { axeOf, newPage, signIn } from './pages.mjs';
import { askParents } from './questionnaire.mjs';

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'ru-RU' };
const photos = process.env.OPORA_PHOTOS;
/** One red point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);

async function staff(url, browser, supervised) {
  const page = await newPage(browser);
  await signIn(page, url, 'region');
  return { page, ...(await askParents(page, supervised)) };
}

/** A page that keeps the policy; what offends it, and which addresses it asks. */
async function phone(browser, look = PHONE) {
  const context = await browser.newContext({ ...look, reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.offences = [];
  page.asked = new Set();
  page.on('pageerror', (error) => page.offences.push(error.message));
  page.on('request', (request) => page.asked.add(new URL(request.url()).origin));
  await page.exposeFunction('offended', (offence) => page.offences.push(offence));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.offended(`${violatedDirective} ${blockedURI}`),
    ),
  );
  return page;
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
const tick = (page, group, name) => page.getByRole('group', { name: group }).getByLabel(name, { exact: true }).check();

async function looked(page, name) {
  if (photos) await page.screenshot({ path: `${photos}/respondent-${name}.png`, fullPage: true });
  assert.deepEqual(await axeOf(page), [], name);
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(excess <= 0, `${name} is ${excess} px wider than the screen`);
}

/** The first part of the questionnaire. */
async function eating(page) {
  await heading(page, 'Питание');
  await tick(page, /Ваш ребенок ест/, 'да');
  await tick(page, /ест охотно/, 'суп');
  await tick(page, /ест охотно/, 'Другое');
  await page.getByLabel('Напишите, что именно').fill('пирожки');
  await tick(page, /Насколько вкусно/, /^4/);
  await tick(page, 'Еда остыла', 'иногда');
  await tick(page, 'Долгая очередь', 'Затрудняюсь ответить');
}

const kept = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const open = window.indexedDB.open('opora-respond');
        open.onsuccess = async () => {
          const count = (kind) =>
            new Promise((told) => {
              const asked = open.result.transaction(kind).objectStore(kind).count();
              asked.onsuccess = () => told(asked.result);
            });
          const kinds = ['drafts', 'sending', 'files', 'links'];
          const counts = await Promise.all(kinds.map(count));
          open.result.close();
          resolve(Object.fromEntries(kinds.map((kind, index) => [kind, counts[index]])));
        };
      }),
  );

export const tests = (url, browser) => ({
  'a parent answers on a phone without a network, and it is stored once': async () => {
    const campaign = await staff(url, browser);
    const line = await layLine(url);
    const page = await phone(browser);
    try {
      await page.goto(`${line.url}/s/${campaign.token}`);
      await heading(page, /Столовая глазами родителей/);
      await looked(page, 'start');
      await press(page, 'Начать');
      await heading(page, 'Питание');
      await press(page, 'Дальше');
      await page.getByText('Исправьте 3 ответа', { exact: false }).waitFor();
      // The first mistake has the focus, a frame later.
      await page.waitForFunction(() => document.activeElement?.name === 'q-eats');
      await looked(page, 'mistakes');
      await eating(page);
      await page.getByText('Ответы сохранены на этом устройстве').waitFor();
      await page.waitForFunction(() => window.navigator.serviceWorker.controller);

      line.cut();
      await page.context().setOffline(true);
      await press(page, 'Дальше');
      await heading(page, 'Подробнее');
      await page.getByLabel(/Сколько стоит обед/).fill('120,5');
      await press(page, 'Проверить ответы');
      await page.getByText('Напишите целое число').waitFor();
      await page.getByLabel(/Сколько стоит обед/).fill('120');
      await page.getByText('За неделю выходит 600.').waitFor();
      await page.getByLabel(/Класс/).fill('5А');
      await page.getByLabel(/Что бы вы изменили/).fill('Больше овощей');
      for (const [index, name] of ['цена', 'вкус', 'очередь'].entries()) {
        await press(page, `${name}: поставить на место ${index + 1}`);
      }
      await press(page, 'вкус: выше');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'обед.png', mimeType: 'image/png', buffer: PICTURE });
      await press(page, 'Убрать «обед.png»');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'обед.png', mimeType: 'image/png', buffer: PICTURE });
      await page.getByRole('button', { name: 'Убрать «обед.png»' }).waitFor();
      await page.getByText('Ответы сохранены на этом устройстве').waitFor();
      await looked(page, 'section');

      await page.reload();
      await heading(page, 'Подробнее');
      assert.equal(await page.getByLabel(/Что бы вы изменили/).inputValue(), 'Больше овощей');
      await page.getByRole('button', { name: 'Убрать «обед.png»' }).waitFor();
      await press(page, 'Проверить ответы');
      await heading(page, 'Проверьте ответы');
      await page.getByText('вкус, цена, очередь').waitFor();
      await looked(page, 'review');
      await press(page, 'Отправить ответы');
      await heading(page, 'Спасибо! Ответы пока на этом устройстве');
      await looked(page, 'waiting');
      assert.equal(await campaign.answered(), 0);
      await page.reload();
      await heading(page, 'Спасибо! Ответы пока на этом устройстве');
      assert.deepEqual(await kept(page), { drafts: 0, sending: 1, files: 1, links: 1 });

      // A second page of the same link sends too.
      const second = await page.context().newPage();
      await second.goto(page.url());
      line.mend();
      await page.context().setOffline(false);
      await heading(page, /Спасибо! Ответы сохранены|Вы уже ответили/);
      await looked(page, 'sent');
      for (let waited = 0; (await campaign.answered()) < 1 && waited < 100; waited++) await page.waitForTimeout(50);
      assert.equal(await campaign.answered(), 1);
      await page.reload();
      await heading(page, 'Вы уже ответили');
      assert.deepEqual(await kept(page), { drafts: 0, sending: 0, files: 0, links: 1 });
      assert.equal(await campaign.answered(), 1);
      assert.deepEqual(page.offences, []);
      assert.deepEqual([...page.asked], [line.url]);
      assert.deepEqual(await page.context().cookies(), []);
    } finally {
      await line.end();
    }
  },
  'a shared tablet is handed on with nothing on it': async () => {
    const campaign = await staff(url, browser, true);
    const page = await phone(browser, { viewport: { width: 1440, height: 900 }, colorScheme: 'dark', locale: 'ru-RU' });
    await page.goto(`${url}/s/${campaign.token}`);
    for (let round = 0; round < 2; round++) {
      await page.getByText('Устройство общее', { exact: false }).waitFor();
      await looked(page, `shared-start-${round}`);
      await press(page, 'Начать');
      assert.equal(await page.getByLabel('да', { exact: true }).isChecked(), false, 'nothing of the one before');
      await eating(page);
      await looked(page, `shared-section-${round}`);
      await press(page, 'Дальше');
      await press(page, 'Проверить ответы');
      await press(page, 'Отправить ответы');
      await heading(page, 'Передайте устройство следующему');
      await page.goBack();
      await heading(page, 'Передайте устройство следующему');
      for (let waited = 0; (await campaign.answered()) <= round && waited < 100; waited++)
        await page.waitForTimeout(50);
      assert.equal(await campaign.answered(), round + 1);
      // The server has it a moment before the page knows.
      for (let waited = 0; (await kept(page)).sending > 0 && waited < 100; waited++) await page.waitForTimeout(50);
      assert.deepEqual(await kept(page), { drafts: 0, sending: 0, files: 0, links: 0 });
      await press(page, 'Начать новый опрос');
    }
    assert.deepEqual(page.offences, []);
  },
  'the page of respondents is usable soon on a slow connection': async () => {
    const campaign = await staff(url, browser);
    const page = await phone(browser);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: (400 * 1024) / 8,
      uploadThroughput: (400 * 1024) / 8,
    });
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const began = Date.now();
    await page.goto(`${url}/s/${campaign.token}`, { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Начать' }).waitFor();
    const took = Date.now() - began;
    await press(page, 'Начать');
    await heading(page, 'Питание');
    return `${(took / 1000).toFixed(2)} s to «Начать» at 400 ms and 400 kbit/s, ${(bytes / 1024).toFixed(0)} KB`;
  },
});
