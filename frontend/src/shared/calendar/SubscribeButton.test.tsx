import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { withRareWords } from '../i18n/i18n';
import { CalendarFeedList } from './CalendarFeedList';
import { SubscribeButton } from './SubscribeButton';

const feeds = `${window.location.origin}/api/v1/calendar-feeds`;
const feed = {
  id: 'f1',
  kind: 'ROADMAP',
  targetId: 'r1',
  title: 'План поддержки школ',
  createdAt: '2027-02-03T09:00:00Z',
  readAt: null,
};

const server = mockServer(http.get(feeds, () => HttpResponse.json({ items: [feed] })));

describe('a calendar by link', () => {
  it('is shown once, and left by saying that it is kept', async () => {
    let sent: unknown;
    server.use(
      http.post(feeds, async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({ feed, address: 'https://opora.example/feeds/secret.ics' }, { status: 201 });
      }),
    );
    renderPage(() => <SubscribeButton kind="ROADMAP" targetId="r1" />, { path: '/', at: '/' });
    await userEvent.click(await screen.findByRole('button', { name: 'Подписаться на календарь' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Получить ссылку' }));
    expect(await screen.findByText('https://opora.example/feeds/secret.ics')).toBeInTheDocument();
    expect(sent).toEqual({ kind: 'ROADMAP', targetId: 'r1' });
    expect(screen.getByRole('link', { name: 'Открыть в календаре' })).toHaveAttribute(
      'href',
      'webcal://opora.example/feeds/secret.ics',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Готово' }));
    expect(screen.queryByText('https://opora.example/feeds/secret.ics')).toBeNull();
  });

  it('is listed without its link and revoked', async () => {
    let gone = false;
    server.use(
      http.get(feeds, () => HttpResponse.json({ items: gone ? [] : [feed] })),
      http.delete(`${feeds}/f1`, () => {
        gone = true;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await withRareWords(() => Promise.resolve());
    renderPage(() => <CalendarFeedList />, { path: '/', at: '/' });
    const row = (await screen.findByText('План поддержки школ')).closest('tr')!;
    expect(within(row).getByText('не читалась')).toBeInTheDocument();
    await userEvent.click(within(row).getByRole('button', { name: 'Отозвать' }));
    const dialog = await screen.findByRole('dialog', { hidden: true });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Отозвать', hidden: true }));
    await waitFor(() => expect(screen.queryByText('План поддержки школ')).toBeNull());
  });
});
