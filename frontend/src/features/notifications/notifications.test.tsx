import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { me, roadmap } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import type { Notification } from '../../shared/api/types';
import { BellButton } from './BellButton';
import NotificationSettingsPage from './NotificationSettingsPage';
import { notificationSettingsSearch } from './search';

const api = `${window.location.origin}/api/v1`;

const notification = (id: string, part: Partial<Notification>): Notification => ({
  id,
  kind: 'ROADMAP_APPROVED',
  title: 'Утверждена дорожная карта',
  text: '«План», Озерский район',
  entity: 'roadmap',
  entityId: roadmap.id,
  organizationId: null,
  createdAt: '2026-02-03T09:30:00Z',
  readAt: null,
  ...part,
});

let items = [
  notification('n1', {}),
  notification('n2', { title: 'Вам открыт доступ', entity: 'membership', createdAt: '2026-02-01T09:30:00Z' }),
  notification('n3', { title: 'Старое', readAt: '2026-01-02T00:00:00Z', createdAt: '2026-01-01T09:30:00Z' }),
];

const settings = {
  kinds: { ROADMAP_APPROVED: { name: 'Утверждение карты', inScreen: true, email: 'DAILY' } },
  emailAvailable: true,
  language: 'ru',
  quietFrom: '21:00',
  quietTo: '08:00',
  timeZone: 'Europe/Moscow',
  version: 3,
};

const server = mockServer(
  http.get(`${api}/me`, () =>
    HttpResponse.json({ ...me, permissions: [...me.permissions, 'notifications:read', 'notifications:write'] }),
  ),
  http.get(`${api}/notifications`, ({ request }) => {
    const unread = new URL(request.url).searchParams.get('unread') === 'true';
    const found = items.filter((item) => (item.readAt === null) === unread);
    const unreadCount = items.filter((item) => item.readAt === null).length;
    return HttpResponse.json({ items: found, nextCursor: null, unreadCount });
  }),
  http.post(`${api}/notifications/:id/read`, ({ params }) => {
    items = items.map((item) => (item.id === params['id'] ? { ...item, readAt: '2026-02-04T00:00:00Z' } : item));
    return new HttpResponse(null, { status: 204 });
  }),
  http.get(`${api}/me/notification-settings`, () => HttpResponse.json(settings)),
);

describe('notifications', () => {
  it('are counted at the bell and read one by one', async () => {
    renderPage(() => <BellButton />, { path: '/roadmaps', at: '/roadmaps' });
    await userEvent.click(await screen.findByRole('button', { name: 'Уведомления: 2 непрочитанных' }));
    const panel = await screen.findByRole('dialog', { hidden: true });
    const unread = (await within(panel).findByText('Новые')).closest('section')!;
    expect(within(unread).getByText('03.02.2026')).toBeInTheDocument();
    expect(within(unread).getByText('Утверждена дорожная карта').closest('a')).toHaveAttribute(
      'href',
      `/roadmaps/${roadmap.id}`,
    );
    const old = (await within(panel).findByText('Прочитанные')).closest('section')!;
    expect(within(old).getByText('Старое')).toBeInTheDocument();
    await userEvent.click(within(panel).getByRole('button', { name: 'Прочитано: Вам открыт доступ', hidden: true }));
    await waitFor(() => expect(within(old).getByText('Вам открыт доступ')).toBeInTheDocument());
  });
});

describe('the settings of notifications', () => {
  it('are saved at once, each on the version the one before it made', async () => {
    const sent: unknown[] = [];
    server.use(
      http.patch(`${api}/me/notification-settings`, async ({ request }) => {
        sent.push([request.headers.get('If-Match'), await request.json()]);
        return HttpResponse.json({ ...settings, version: 3 + sent.length });
      }),
    );
    renderPage(NotificationSettingsPage, {
      path: '/settings/notifications',
      at: '/settings/notifications?kind=ROADMAP_APPROVED',
      search: notificationSettingsSearch,
    });
    await userEvent.selectOptions(await screen.findByLabelText('По почте: Утверждение карты'), 'NONE');
    await userEvent.click(screen.getByLabelText('На экране: Утверждение карты'));
    await waitFor(() =>
      expect(sent).toEqual([
        ['"3"', { kinds: { ROADMAP_APPROVED: { email: 'NONE' } } }],
        ['"4"', { kinds: { ROADMAP_APPROVED: { inScreen: false } } }],
      ]),
    );
  });
});
