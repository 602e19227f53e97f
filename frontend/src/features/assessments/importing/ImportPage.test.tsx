import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { file, school } from '../../../../test/assessments';
import { mockServer, renderPage } from '../../../../test/render';
import { page, signedIn } from '../../../../test/states';
import ImportPage from './ImportPage';

const api = `${window.location.origin}/api/v1`;
const one = `${api}/assessment-imports/:id`;
const fault = {
  number: 4,
  role: 'SCHOOL',
  code: 'UNKNOWN_SCHOOL',
  message: 'Школа не найдена',
  cells: ['Ольховая школа', '20'],
};

const server = mockServer(
  signedIn('monitoring:read', 'monitoring:write'),
  http.get(one, () => HttpResponse.json(file)),
  http.get(`${one}/faults`, () => page([fault])),
  http.get(`${api}/organizations`, () => page([])),
);

const open = () =>
  renderPage(ImportPage, {
    path: '/assessments/imports/$importId',
    at: `/assessments/imports/${file.id}`,
  });

describe('a file of results', () => {
  it('says what writing it would come to, and which rows are in error', async () => {
    open();
    expect(await screen.findByText(/1 новый результат · 1 исправление/)).toBeVisible();
    expect(await screen.findByText('Школа: Школа не найдена')).toBeVisible();
    expect(screen.getByText('Разметка взята с прошлого файла с такими же заголовками.')).toBeVisible();
  });

  it('is checked anew when a person says which school is meant', async () => {
    const sent: { tag: string | null; body: unknown }[] = [];
    server.use(
      http.patch(one, async ({ request }) => {
        sent.push({ tag: request.headers.get('If-Match'), body: await request.json() });
        return HttpResponse.json({ ...file, status: 'CHECKING', version: 3, unknown: [], allowedActions: [] });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: school.name }));
    await userEvent.click(screen.getAllByRole('button', { name: 'Проверить заново' }).at(-1)!);
    await waitFor(() =>
      expect(sent).toEqual([
        { tag: '"2"', body: { schools: [{ name: 'Ольховая школа', municipality: '', organizationId: school.id }] } },
      ]),
    );
  });

  it('has one column of each kind: what is said last counts', async () => {
    const sent: unknown[] = [];
    server.use(
      http.patch(one, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...file, status: 'CHECKING', version: 3, allowedActions: [] });
      }),
    );
    open();
    await userEvent.selectOptions(await screen.findByLabelText('Писали'), 'SCHOOL');
    expect(screen.getByLabelText('Школа')).toHaveValue('IGNORED');
    await userEvent.click(screen.getAllByRole('button', { name: 'Проверить заново' })[0]!);
    await waitFor(() =>
      expect(sent).toEqual([
        {
          columns: [
            { index: 0, role: 'IGNORED' },
            { index: 1, role: 'SCHOOL' },
          ],
          defaults: file.defaults,
        },
      ]),
    );
  });

  it('asks which sheet of a workbook is meant, with how much is on each', async () => {
    const sent: unknown[] = [];
    const book = {
      ...file,
      status: 'PREVIEW',
      columns: [],
      unknown: [],
      counts: { ...file.counts, rows: 0, added: 0, changed: 0, faults: 0 },
      sheets: [
        { index: 0, name: 'Математика', rows: 1200 },
        { index: 2, name: 'Химия', rows: 1 },
      ],
    };
    server.use(
      http.get(one, () => HttpResponse.json(book)),
      http.patch(one, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...file, sheets: book.sheets, sheet: 2, version: 3 });
      }),
    );
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Выберите лист');
    expect(screen.queryByText('Столбцы файла')).toBeNull();
    const choice = screen.getByLabelText('Лист книги');
    expect(screen.getByRole('option', { name: 'Химия · 1 строка' })).toBeInTheDocument();
    await userEvent.selectOptions(choice, '0');
    await userEvent.selectOptions(choice, '2');
    expect(sent).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Прочитать лист' }));
    expect(await screen.findByText('Столбцы файла')).toBeVisible();
    expect(screen.getByLabelText('Лист книги')).toHaveValue('2');
    expect(sent).toEqual([{ sheet: 2 }]);
  });

  it('shows how far it is, and no bar where nothing tells how long the file is', async () => {
    const checking = { ...file, status: 'CHECKING', processed: 50, total: 200, allowedActions: [] };
    server.use(http.get(one, () => HttpResponse.json(checking)));
    const { client } = open();
    expect(await screen.findByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
    server.use(http.get(one, () => HttpResponse.json({ ...checking, total: 0 })));
    await client.invalidateQueries();
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(screen.getByText('Проверено 50 строк')).toBeVisible();
  });

  it('can be checked again after it failed, and says why it did', async () => {
    const failed = {
      ...file,
      status: 'FAILED',
      failure: 'INTERNAL',
      unknown: [],
      allowedActions: ['update', 'delete'],
    };
    const sent: unknown[] = [];
    server.use(
      http.get(one, () => HttpResponse.json({ ...failed, appliedAt: '2026-11-20T11:00:00Z' })),
      http.patch(one, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...file, status: 'CHECKING', version: 3, allowedActions: [] });
      }),
    );
    open();
    const told = await screen.findByRole('alert');
    expect(told).toHaveTextContent('Запись прервана');
    expect(told).toHaveTextContent('До остановки обработано строк: 3.');
    await userEvent.click(screen.getByRole('button', { name: 'Проверить заново' }));
    await waitFor(() => expect(sent).toEqual([{ defaults: file.defaults }]));
  });

  it('says what is wrong with a file that cannot be read', async () => {
    server.use(
      http.get(one, () =>
        HttpResponse.json({ ...file, status: 'FAILED', failure: 'FILE_DAMAGED', allowedActions: ['update', 'delete'] }),
      ),
    );
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Файл поврежден.');
  });

  it('is written as it was seen', async () => {
    const tags: (string | null)[] = [];
    server.use(
      http.post(`${one}/apply`, ({ request }) => {
        tags.push(request.headers.get('If-Match'));
        return HttpResponse.json({ ...file, status: 'APPLYING', processed: 1, allowedActions: [] }, { status: 202 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Записать результаты' }));
    await userEvent.click(screen.getAllByRole('button', { name: 'Записать результаты' }).at(-1)!);
    expect(await screen.findByText('Записано 1 из 3')).toBeVisible();
    expect(tags).toEqual(['"2"']);
  });
});
