import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { district, organizations } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import type { Webhook, WebhookDelivery } from '../../shared/api/types';
import { webhookSearch } from './search';
import WebhookPage from './WebhookPage';
import WebhooksPage from './WebhooksPage';

const api = `${window.location.origin}/api/v1`;
const ID = '00000000-0000-4000-8000-000000000800';

const showcase = {
  id: ID,
  organization: district,
  name: 'Витрина района',
  url: 'https://data.example.org/opora',
  eventTypes: ['monitoringRound.opened'],
  state: 'ENABLED',
  failingSince: '2026-02-01T10:00:00Z',
  version: 4,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  allowedActions: ['update', 'renewSecret', 'delete', 'test', 'replay', 'disable'],
} as Webhook;

const failed = {
  id: '00000000-0000-4000-8000-000000000801',
  eventId: '00000000-0000-4000-8000-000000000802',
  eventType: 'monitoringRound.opened',
  at: '2026-02-01T09:00:00Z',
  state: 'FAILED',
  attempts: 11,
  nextAttemptAt: null,
  last: { at: '2026-02-04T09:00:00Z', status: null, failure: 'TIMEOUT', took: 10000, answer: null },
  allowedActions: ['replay'],
} as WebhookDelivery;

const server = mockServer(
  http.get(`${api}/webhooks`, () => HttpResponse.json({ items: [showcase], nextCursor: null })),
  http.get(`${api}/webhooks/event-types`, () =>
    HttpResponse.json({ items: [{ code: 'monitoringRound.opened', permission: 'monitoring:read' }] }),
  ),
  http.get(`${api}/webhooks/${ID}`, () => HttpResponse.json(showcase)),
  http.get(`${api}/webhooks/${ID}/deliveries`, () => HttpResponse.json({ items: [failed], nextCursor: null })),
  http.get(`${api}/organizations`, () => HttpResponse.json({ items: organizations, nextCursor: null })),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
);

const open = (search = '') =>
  renderPage(WebhooksPage, { path: '/administration/webhooks', at: `/administration/webhooks${search}` });
const openLog = () =>
  renderPage(WebhookPage, {
    path: '/administration/webhooks/$webhookId',
    at: `/administration/webhooks/${ID}`,
    search: webhookSearch,
  });

describe('the webhooks', () => {
  it('are told with their events in words, and that one does not answer', async () => {
    open();
    const row = (await screen.findByText('Витрина района')).closest('tr')!;
    expect(within(row).getByText('Этап мониторинга открыт')).toBeVisible();
    expect(within(row).getByText('Действует')).toBeVisible();
    expect(within(row).getByText(/Не отвечает с/)).toBeVisible();
  });

  it('get a secret that is shown once and left only by its own button', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/webhooks`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ webhook: showcase, secret: 'whsec_once' }, { status: 201 });
      }),
    );
    open(`?org=${district.id}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Добавить вебхук' }));
    await userEvent.click(await screen.findByLabelText(/Название системы/));
    await userEvent.paste('Витрина');
    await userEvent.click(screen.getByLabelText(/Адрес/));
    await userEvent.paste('data.example.org');
    await userEvent.click(await screen.findByLabelText(/Этап мониторинга открыт/));
    await userEvent.click(screen.getByRole('button', { name: 'Создать и показать секрет' }));
    expect(await screen.findByText('whsec_once')).toBeInTheDocument();
    expect(sent).toEqual([
      {
        organizationId: district.id,
        name: 'Витрина',
        url: 'https://data.example.org',
        eventTypes: ['monitoringRound.opened'],
      },
    ]);
    await userEvent.keyboard('{Escape}');
    expect(screen.getByText('whsec_once')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Секрет сохранен, закрыть' }));
    await waitFor(() => expect(screen.queryByText('whsec_once')).not.toBeInTheDocument());
  });

  it('are deleted only after a question, by whoever saw this version', async () => {
    const versions: (string | null)[] = [];
    server.use(
      http.delete(`${api}/webhooks/${ID}`, ({ request }) => {
        versions.push(request.headers.get('If-Match'));
        return new HttpResponse(null, { status: 204 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Удалить: Витрина района' }));
    expect(await screen.findByText(/журнал ее доставки исчезнут/)).toBeInTheDocument();
    expect(versions).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Удалить' }));
    await waitFor(() => expect(versions).toEqual(['"4"']));
  });
});

describe('the log of a webhook', () => {
  it('says why nothing arrived, and sends it once more', async () => {
    let replayed = 0;
    server.use(
      http.post(`${api}/webhooks/${ID}/deliveries/${failed.id}/replay`, () => {
        replayed++;
        return HttpResponse.json({ ...failed, state: 'PENDING', attempts: 0 });
      }),
    );
    openLog();
    const row = (await screen.findByRole('cell', { name: 'Этап мониторинга открыт' })).closest('tr')!;
    expect(within(row).getByText(/Не ответила вовремя/)).toBeVisible();
    await userEvent.click(within(row).getByRole('button', { name: /Повторить/ }));
    await waitFor(() => expect(replayed).toBe(1));
  });

  it('sends a test event and says so', async () => {
    server.use(
      http.post(`${api}/webhooks/${ID}/test`, () => HttpResponse.json({ ...failed, eventType: 'webhook.test' })),
    );
    openLog();
    await userEvent.click(await screen.findByRole('button', { name: 'Отправить проверочное событие' }));
    expect(await screen.findByText(/Проверочное событие отправлено/)).toBeInTheDocument();
  });

  it('replays what was not delivered since a day', async () => {
    const sent: { undeliveredOnly: boolean }[] = [];
    server.use(
      http.post(`${api}/webhooks/${ID}/replay`, async ({ request }) => {
        sent.push((await request.json()) as { undeliveredOnly: boolean });
        return HttpResponse.json({ replayed: 7 });
      }),
    );
    openLog();
    await userEvent.click(await screen.findByRole('button', { name: 'Повторить с момента' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Повторить' }));
    expect(await screen.findByText('Будет отправлено еще раз: 7')).toBeInTheDocument();
    expect(sent[0]!.undeliveredOnly).toBe(true);
  });
});
