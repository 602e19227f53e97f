import { screen } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { event } from '../../../test/events';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import EventsPage from './EventsPage';
import EventsToday from './EventsToday';
import { eventsSearch } from './search';

const api = `${window.location.origin}/api/v1`;

const server = mockServer(
  signedIn('attendance:read', 'attendance:answer'),
  http.get(`${api}/events`, () => page([event])),
);

const open = (at = '/events') => renderPage(EventsPage, { path: '/events', at, search: eventsSearch });

describe('the list of events', () => {
  it('is narrowed by the address', async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get(`${api}/events`, ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return page([{ ...event, state: 'HELD', attended: 1, absent: 1 }]);
      }),
    );
    open('/events?state=HELD&kind=SEMINAR&from=2026-10-01&to=nonsense');
    expect(await screen.findByRole('link', { name: event.title })).toBeVisible();
    expect(asked[0]!.get('state')).toBe('HELD');
    expect(asked[0]!.get('kind')).toBe('SEMINAR');
    expect(asked[0]!.get('from')).toBe('2026-10-01');
    expect(asked[0]!.get('to')).toBeNull();
    expect(screen.getByText('были 1 из 2')).toBeVisible();
  });

  it('that is empty says what will be there, and offers nothing that one may not', async () => {
    server.use(lists('events').empty);
    open();
    expect(await screen.findByText(/Когда вашу школу пригласят на мероприятие/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Запланировать' })).toBeNull();
  });
});

describe('events on the page of the day', () => {
  it('tell a school which invitations wait for its answer, the nearest first', async () => {
    const later = { ...event, id: '00000000-0000-4000-8000-000000000972', title: 'Вебинар', coming: 2 };
    server.use(http.get(`${api}/events`, () => page([later, event])));
    renderPage(EventsToday, { path: '/tasks', at: '/tasks' });
    expect(await screen.findByText('20.11.2026, 14:00–16:00 · ждет вашего ответа')).toBeVisible();
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual([event.title, 'Вебинар']);
  });

  it('tell who runs them which are over and not marked', async () => {
    server.use(
      signedIn('attendance:read', 'attendance:write'),
      http.get(`${api}/events`, ({ request }) =>
        page(new URL(request.url).searchParams.get('from') ? [] : [event, { ...event, id: 'x', allowedActions: [] }]),
      ),
    );
    renderPage(EventsToday, { path: '/tasks', at: '/tasks' });
    expect(await screen.findByText('20.11.2026, 14:00–16:00 · отметьте, кто был')).toBeVisible();
    expect(screen.getAllByRole('link')).toHaveLength(1);
  });
});
