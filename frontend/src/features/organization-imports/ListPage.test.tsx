import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { organizations, region } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import type { ListImport, ListRow } from '../../shared/api/types';
import ListPage from './ListPage';
import ListStartPage from './ListStartPage';
import { listSearch, listStartSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const id = '00000000-0000-4000-8000-000000000500';

const list = {
  id,
  fileName: 'Школы.csv',
  status: 'PREVIEW',
  parentId: region.id,
  parentName: region.name,
  total: 3,
  processed: 0,
  counts: { NEW: 1, AMBIGUOUS: 1, ERROR: 1 },
  columns: [{ table: 0, index: 0, sheet: null, header: 'Наименование', role: 'NAME' }],
  municipalities: [],
  version: 1,
  createdAt: '2026-01-10T10:00:00Z',
  allowedActions: ['update', 'apply', 'delete'],
} as unknown as ListImport;

const row = (position: number, part: object) =>
  ({
    position,
    row: position + 2,
    sheet: null,
    name: `Школа ${position}`,
    municipality: null,
    organizationId: null,
    outcome: 'NEW',
    errors: [],
    changes: [],
    candidates: [],
    ...part,
  }) as unknown as ListRow;

const rows = [
  row(0, {}),
  row(1, {
    outcome: 'AMBIGUOUS',
    candidates: [{ organizationId: organizations[5]!.id, name: organizations[5]!.name }],
  }),
  row(2, { outcome: 'ERROR', errors: [{ role: 'INN', code: 'INN', message: 'В ИНН организации 10 цифр.' }] }),
];

const one = lists(`organization-imports/${id}`);
const server = mockServer(
  signedIn('organizations:read', 'organizations:write'),
  http.get(`${api}/organization-imports`, () => page([])),
  http.get(`${api}/organization-imports/${id}`, () => HttpResponse.json(list)),
  http.get(`${api}/organization-imports/${id}/rows`, () => page(rows)),
  http.get(`${api}/organizations`, () => page(organizations)),
);

const open = () =>
  renderPage(ListPage, {
    path: '/organizations/import/$importId',
    at: `/organizations/import/${id}`,
    search: listSearch,
  });

describe('a list of schools before it is carried out', () => {
  it('says what is wrong with a row and what becomes of the others', async () => {
    open();
    expect(await screen.findByText('ИНН: В ИНН организации 10 цифр.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Загрузить список' }));
    const dialog = await screen.findByRole('dialog', { name: 'Загрузить список?' });
    expect(dialog).toHaveTextContent('Будет добавлена 1 организация.');
    expect(dialog).toHaveTextContent('2 строки с ошибками или неоднозначные загружены не будут.');
  });

  it('sends the decision about a row that could be an organisation that is there', async () => {
    const sent: unknown[] = [];
    server.use(
      http.patch(`${api}/organization-imports/${id}`, async ({ request }) => {
        sent.push([request.headers.get('If-Match'), await request.json()]);
        return HttpResponse.json({ ...list, version: 2, counts: { NEW: 1, UPDATE: 1, ERROR: 1 } });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: `Это ${organizations[5]!.name}` }));
    expect(await screen.findByRole('button', { name: 'Изменятся: 1' })).toBeVisible();
    expect(sent).toEqual([
      ['"1"', { rows: [{ position: 1, decision: 'SAME', organizationId: organizations[5]!.id }] }],
    ]);
  });

  it('gives the rows with errors as a workbook', async () => {
    const made = vi.fn((content: Blob) => `blob:${content.size}`);
    Object.assign(URL, { createObjectURL: made, revokeObjectURL: vi.fn() });
    server.use(
      http.get(`${api}/organization-imports/${id}/errors`, () => HttpResponse.arrayBuffer(new ArrayBuffer(12))),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Скачать строки с ошибками (Excel)' }));
    await vi.waitFor(() => expect(made).toHaveBeenCalledTimes(1));
    expect(made.mock.calls[0]![0].size).toBe(12);
  });

  it('says that it is on its way', async () => {
    server.use(one.waiting);
    open();
    expect(await screen.findByRole('status', { name: 'Загрузка' })).toBeVisible();
  });

  it('tells a failure', async () => {
    server.use(one.broken);
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Внутренняя ошибка');
  });

  it('of others is not found', async () => {
    server.use(
      http.get(`${api}/organization-imports/${id}`, () =>
        HttpResponse.json({ type: 'opora:not-found', title: 'Не найдено', status: 404 }, { status: 404 }),
      ),
    );
    open();
    expect(await screen.findByText('Загрузка не найдена')).toBeVisible();
  });

  it('shows how far it is while it is carried out', async () => {
    server.use(
      http.get(`${api}/organization-imports/${id}`, () =>
        HttpResponse.json({ ...list, status: 'APPLYING', processed: 1, total: 3, allowedActions: [] }),
      ),
    );
    open();
    expect(await screen.findByRole('progressbar', { name: 'Загружено строк: 1 из 3' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Загрузить список' })).toBeNull();
  });
});

describe('the first step', () => {
  const start = () =>
    renderPage(ListStartPage, {
      path: '/organizations/import',
      at: '/organizations/import',
      search: listStartSearch,
    });

  it('asks for a file and, where there are none, shows no former lists', async () => {
    start();
    expect(await screen.findByLabelText(/Перетащите файл сюда/)).toBeInTheDocument();
    expect(screen.queryByText('Прежние загрузки')).toBeNull();
  });

  it('is refused to who may not', async () => {
    server.use(signedIn('organizations:read'));
    start();
    const heading = await screen.findByRole('heading', {
      name: 'Загружать списки школ могут координаторы и методисты',
    });
    expect(heading).toBeVisible();
    expect(within(document.body).queryByLabelText(/Перетащите файл сюда/)).toBeNull();
  });
});
