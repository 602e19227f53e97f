import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { activities, organizations, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import { page } from '../../../../test/states';
import type { Roadmap } from '../../../shared/api/types';
import RowDates from './RowDates';

const api = `${window.location.origin}/api/v1`;
const row = activities[0]!;
const base = `${api}/roadmaps/${roadmap.id}/activities/${row.id}`;
const [school, other] = [organizations[4]!, organizations[5]!];
const active = { ...roadmap, state: 'ACTIVE', allowedActions: ['amend'] } as unknown as Roadmap;

const server = mockServer(
  http.get(`${base}/requests`, () =>
    HttpResponse.json({
      items: [
        {
          id: 'q1',
          due: '2026-05-20',
          text: 'Сводка',
          organizations: [school.id],
          createdAt: '2026-05-01T08:00:00Z',
          withdrawnAt: null,
          withdrawnReason: null,
          version: 3,
        },
        {
          id: 'q0',
          due: '2026-05-02',
          text: 'Старая сводка',
          organizations: null,
          createdAt: '2026-04-01T08:00:00Z',
          withdrawnAt: '2026-04-02T08:00:00Z',
          withdrawnReason: 'Не та дата',
          version: 1,
        },
      ],
    }),
  ),
  http.get(`${base}/schedule`, () =>
    HttpResponse.json({ items: [{ organizationId: null, start: null, due: '2026-06-01' }], version: 41 }),
  ),
  http.get(`${api}/assignments`, () => page([{ organization: school }, { organization: other }])),
);

const open = (plan = active) => renderPage(() => <RowDates roadmap={plan} row={row} />, { path: '/row', at: '/row' });

describe('the dates of an open row', () => {
  it('are its requests and its schedule', async () => {
    open();
    expect(await screen.findByText('до 20.05.2026')).toBeVisible();
    expect(await screen.findByText(new RegExp(school.name))).toBeVisible();
    expect(screen.getByText('01.06.2026, все исполнители')).toBeVisible();
  });

  it('come from a request to some of the executors', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${base}/requests`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ items: [] }, { status: 201 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Запросить' }));
    const dialog = within(await screen.findByRole('dialog'));
    const send = dialog.getByRole('button', { name: 'Отправить запрос' });
    await userEvent.type(dialog.getByLabelText(/Что представить/), 'Список участников');
    await userEvent.type(dialog.getByLabelText(/Срок/), '10.05.2026');
    await userEvent.tab();
    await userEvent.click(dialog.getByRole('radio', { name: 'Выбрать организации' }));
    expect(send).toBeDisabled();
    await userEvent.click(dialog.getByRole('checkbox', { name: other.name }));
    await userEvent.click(send);
    await waitFor(() =>
      expect(sent).toEqual([{ id: null, due: '2026-05-10', text: 'Список участников', organizations: [other.id] }]),
    );
  });

  it('go when the request is taken back with the reason', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${base}/requests/q1/withdraw`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get('If-Match'));
        return HttpResponse.json({ items: [] });
      }),
    );
    open();
    expect(await screen.findByText('Отозван: Не та дата')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Отозвать запрос до 02.05.2026' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Отозвать запрос до 20.05.2026' }));
    const dialog = within(await screen.findByRole('dialog'));
    const withdraw = dialog.getByRole('button', { name: 'Отозвать' });
    expect(withdraw).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/Причина/), 'Ошибка');
    await userEvent.click(withdraw);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(sent).toEqual([{ reason: 'Ошибка' }, '"3"']);
  });

  it('come from a schedule that is sent whole', async () => {
    const sent: unknown[] = [];
    server.use(
      http.put(`${base}/schedule`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get('If-Match'));
        return HttpResponse.json({ items: [], version: 42 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Изменить график' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Добавить строку' }));
    expect(dialog.getByRole('button', { name: 'Сохранить' })).toBeDisabled();
    const second = within(dialog.getByRole('group', { name: 'Строка 2' }));
    await userEvent.selectOptions(second.getByLabelText('Исполнитель'), school.id);
    await userEvent.type(second.getByLabelText(/Срок/), '05.06.2026');
    await userEvent.tab();
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() =>
      expect(sent).toEqual([
        {
          items: [
            { organizationId: null, start: null, due: '2026-06-01' },
            { organizationId: school.id, start: null, due: '2026-06-05' },
          ],
        },
        '"41"',
      ]),
    );
  });

  it('are only read by who may not write', async () => {
    open({ ...active, allowedActions: [] });
    await screen.findByText('до 20.05.2026');
    expect(screen.queryByRole('button', { name: 'Запросить' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Отозвать/ })).not.toBeInTheDocument();
  });
});
