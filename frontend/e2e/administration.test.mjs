// What others do is seen: live on the screen and in the record of changes.
import { change } from './api.mjs';
import { newPage, settled, signIn } from './pages.mjs';

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
    await settled(reader);
    const id = new URL(address, url).pathname.split('/').at(-1);
    await change(writer, `/api/v1/organizations/${id}`, { shortName: name }, 'Уточнено название');
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
});
