import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { district, organizations } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import type { ApiClient } from '../../shared/api/types';
import ApiClientsPage from './ApiClientsPage';

const api = `${window.location.origin}/api/v1`;

const portal: ApiClient = {
  id: '00000000-0000-4000-8000-000000000700',
  clientId: 'opora-7f3a',
  name: 'Портал района',
  organization: district,
  scopes: ['roadmaps:read'],
  status: 'ACTIVE',
  expiresOn: null,
  lastUsedOn: '2026-02-01',
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  version: 4,
  allowedActions: ['update', 'renewSecret', 'disable'],
} as ApiClient;

const server = mockServer(
  http.get(`${api}/api-clients`, () => HttpResponse.json({ items: [portal], nextCursor: null })),
  http.get(`${api}/api-clients/offered-scopes`, () =>
    HttpResponse.json({
      scopes: ['organizations:read', 'roadmaps:read', 'notifications:read', 'people:grant:CURATOR'],
    }),
  ),
  http.get(`${api}/configuration`, () => HttpResponse.json({ issuer: `${window.location.origin}/idp` })),
  http.get(`${api}/organizations`, () => HttpResponse.json({ items: organizations, nextCursor: null })),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
);

const open = (search = '') =>
  renderPage(ApiClientsPage, { path: '/administration/api-clients', at: `/administration/api-clients${search}` });

describe('the API clients', () => {
  it('are told with their rights in words', async () => {
    open();
    const row = (await screen.findByText('Портал района')).closest('tr')!;
    expect(within(row).getByText('Читать дорожные карты')).toBeVisible();
    expect(within(row).getByText('Действует')).toBeVisible();
    expect(within(row).getByText('Обращался 01.02.2026')).toBeVisible();
  });

  it('get a secret that is shown once and left only by its own button', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/api-clients`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ client: portal, secret: 'only-once' }, { status: 201 });
      }),
    );
    open(`?org=${district.id}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Добавить клиента' }));
    await userEvent.type(await screen.findByLabelText(/Название системы/), 'Портал');
    await userEvent.click(await screen.findByLabelText('Читать дорожные карты'));
    expect(screen.queryByText('notifications:read')).not.toBeInTheDocument();
    expect(screen.queryByLabelText(/Идентификатор клиента/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Создать и показать секрет' }));
    expect(await screen.findByText('only-once')).toBeInTheDocument();
    expect(sent).toEqual([
      { name: 'Портал', organizationId: district.id, scopes: ['roadmaps:read'], expiresOn: null, clientId: null },
    ]);
    await userEvent.keyboard('{Escape}');
    expect(screen.getByText('only-once')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Секрет сохранен, закрыть' }));
    await waitFor(() => expect(screen.queryByText('only-once')).not.toBeInTheDocument());
  });

  it('are not changed over somebody else without a word', async () => {
    const versions: (string | null)[] = [];
    server.use(
      http.patch(`${api}/api-clients/${portal.id}`, ({ request }) => {
        versions.push(request.headers.get('If-Match'));
        const current = { ...portal, name: 'Портал области', version: 5 };
        return versions.length === 1
          ? HttpResponse.json({ type: 'x', title: 'Устарело', status: 412, current }, { status: 412 })
          : HttpResponse.json(current);
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Изменить: Портал района' }));
    const name = await screen.findByLabelText(/Название системы/);
    await userEvent.clear(name);
    await userEvent.type(name, 'Портал школ');
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('Портал школ');
    expect(notice).toHaveTextContent('Портал области');
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить мое' }));
    await waitFor(() => expect(versions).toEqual(['"4"', '"5"']));
  });

  it('are shut out only after a question', async () => {
    let disabled = 0;
    server.use(
      http.post(`${api}/api-clients/${portal.id}/disable`, () => {
        disabled++;
        return HttpResponse.json({ ...portal, status: 'DISABLED' });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Отключить: Портал района' }));
    expect(await screen.findByText(/Система потеряет доступ немедленно/)).toBeInTheDocument();
    expect(disabled).toBe(0);
    await userEvent.click(screen.getByRole('button', { name: 'Отключить' }));
    await waitFor(() => expect(disabled).toBe(1));
  });
});
