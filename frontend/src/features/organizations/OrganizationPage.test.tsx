import { cleanup, fireEvent, screen, within, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { district, organizations } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import type { Organization } from '../../shared/api/types';
import { OrganizationPage } from './OrganizationPage';

const api = `${window.location.origin}/api/v1`;
const NO_CONTACTS = { address: null, phone: null, email: null, website: null, head: null };
const school = {
  ...organizations[5]!,
  state: 'ACTIVE',
  inn: null,
  ogrn: null,
  registryCode: null,
  locality: null,
  closedOn: null,
  successorId: null,
  contacts: NO_CONTACTS,
  allowedActions: ['update', 'addChild', 'rename', 'merge'],
} as unknown as Organization;

const version = (part: object) => ({
  name: school.name,
  parentName: district.name,
  successorName: null,
  action: null,
  validFrom: null,
  orderNumber: null,
  orderDate: null,
  reason: null,
  changedBy: null,
  ...part,
});

const one = lists(`organizations/${school.id}`);
const server = mockServer(
  signedIn('organizations:read', 'organizations:write'),
  http.get(`${api}/organizations/${school.id}`, () => HttpResponse.json(school)),
  http.get(`${api}/organizations/${district.id}`, () => HttpResponse.json({ ...organizations[1], ...district })),
  http.get(`${api}/organizations/${school.id}/history`, () => HttpResponse.json({ versions: [], scheduled: [] })),
  http.get(`${api}/organizations/${school.id}/aliases`, () => page([])),
  http.get(`${api}/organizations`, () => page(organizations)),
);

const open = () =>
  renderPage(() => <OrganizationPage more={() => null} />, {
    path: '/organizations/$organizationId',
    at: `/organizations/${school.id}`,
  });

describe('the page of a school', () => {
  it('says what is not known and offers only what may be done with a school', async () => {
    open();
    expect(await screen.findByRole('heading', { level: 1, name: school.name })).toBeVisible();
    expect(screen.getByText('Контакты и реквизиты не указаны.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Переименовать' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Закрыть' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Добавить организацию' })).toBeNull();
  });

  it('tells its history, what is planned first', async () => {
    server.use(
      http.get(`${api}/organizations/${school.id}/history`, () =>
        HttpResponse.json({
          versions: [
            version({ action: 'RENAME', validFrom: '2025-09-01', orderNumber: '5-о', orderDate: '2025-08-20' }),
            version({ name: 'Школа № 11' }),
          ],
          scheduled: [
            {
              id: '00000000-0000-4000-8000-000000000990',
              action: 'RENAME',
              state: 'PLANNED',
              name: 'Школа имени Озерского',
              otherName: null,
              effectiveOn: '2031-09-01',
              orderNumber: null,
              orderDate: null,
              reason: null,
              changedBy: null,
            },
          ],
        }),
      ),
    );
    open();
    const items = within((await screen.findByText('Запланировано с 01.09.2031')).closest('ol')!).getAllByRole(
      'listitem',
    );
    expect(items[0]).toHaveTextContent('Будет называться «Школа имени Озерского»');
    expect(items[1]).toHaveTextContent('С 01.09.2025');
    expect(items[1]).toHaveTextContent(`Переименована: «Школа № 11» стала называться «${school.name}»`);
    expect(items[1]).toHaveTextContent('приказ № 5-о от 20.08.2025');
    expect(within(items[0]!).getByRole('button', { name: 'Отменить решение' })).toBeVisible();
  });

  it('undoes a wrong merging with why, and offers back what ended with it', async () => {
    const sent: unknown[] = [];
    const undo = {
      action: 'MERGE',
      effectiveOn: '2026-09-01',
      roles: 3,
      participations: 1,
      partnerships: 0,
      carried: 2,
    };
    server.use(
      http.get(`${api}/organizations/${school.id}/history`, () =>
        HttpResponse.json({
          versions: [version({ action: 'MERGE', validFrom: '2026-09-01' }), version({})],
          scheduled: [],
          undo,
        }),
      ),
      http.post(`${api}/organizations/${school.id}/reopen`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(school);
      }),
    );
    open();
    fireEvent.click(await screen.findByRole('button', { name: 'Отменить присоединение' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Отменить присоединение?' }));
    expect(dialog.getByLabelText(/ролей — 3, участий в программах — 1, пар — 0/)).toBeChecked();
    expect(dialog.getByText(/То, что перешло к преемнику \(2 записи\)/)).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Вернуть к работе' })).toBeDisabled();
    fireEvent.change(dialog.getByLabelText(/Почему/), { target: { value: 'Ошибка в номере' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Вернуть к работе' }));
    await waitFor(() =>
      expect(sent).toEqual([{ reason: 'Ошибка в номере', orderNumber: null, orderDate: null, restores: true }]),
    );
  });

  it('renames only when the person knows that there is no way back, and sends the order', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/organizations/${school.id}/rename`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...school, name: 'Школа у моста' });
      }),
    );
    open();
    fireEvent.click(await screen.findByRole('button', { name: 'Переименовать' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Переименование' }));
    fireEvent.change(dialog.getByLabelText(/Новое название/), { target: { value: 'Школа у моста' } });
    fireEvent.change(dialog.getByLabelText(/Номер приказа/), { target: { value: '5-о' } });
    expect(dialog.getByRole('button', { name: 'Переименовать' })).toBeDisabled();
    fireEvent.click(dialog.getByLabelText('Понимаю, что решение действует сразу'));
    fireEvent.click(dialog.getByRole('button', { name: 'Переименовать' }));
    await expect.poll(() => sent).toEqual([expect.objectContaining({ name: 'Школа у моста', orderNumber: '5-о' })]);
  });

  it('is joined to a successor that goes on with its programmes, curators and pairs, unless one says no', async () => {
    const successor = organizations.find((each) => each.kind === 'SCHOOL' && each.id !== school.id)!;
    const sent: unknown[] = [];
    server.use(
      http.get(`${api}/organizations/:id`, ({ params }) =>
        HttpResponse.json(params['id'] === school.id ? school : successor),
      ),
      http.post(`${api}/organizations/${school.id}/merge`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...school, state: 'MERGED' });
      }),
    );
    for (const carriesOver of [true, false]) {
      open();
      fireEvent.click(await screen.findByRole('button', { name: 'Присоединить к другой' }));
      const dialog = within(await screen.findByRole('dialog', { name: 'Присоединение' }));
      expect(dialog.getByText(/закончатся роли сотрудников/)).toBeVisible();
      fireEvent.click(dialog.getByRole('combobox', { name: /К какой организации/ }));
      fireEvent.click(await screen.findByRole('option', { name: successor.name, hidden: true }));
      if (!carriesOver) fireEvent.click(dialog.getByLabelText(/Передать преемнику/));
      fireEvent.click(dialog.getByLabelText('Понимаю, что решение действует сразу'));
      fireEvent.click(dialog.getByRole('button', { name: 'Присоединить' }));
      await expect.poll(() => sent.at(-1)).toMatchObject({ successorId: successor.id, carriesOver });
      cleanup();
    }
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

  it('of another municipality is not found, and the page says so at its top', async () => {
    server.use(
      http.get(`${api}/organizations/${school.id}`, () =>
        HttpResponse.json({ type: 'opora:not-found', title: 'Не найдено', status: 404 }, { status: 404 }),
      ),
    );
    open();
    expect(await screen.findByRole('heading', { level: 1, name: 'Организация не найдена' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'К списку организаций' })).toBeVisible();
  });
});
