import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import { advice, visitSummary } from '../../../test/visits';
import VisitsToday from './VisitsToday';

const root = `${window.location.origin}/api/v1`;
const server = mockServer(
  http.get(`${root}/visits`, () => page([])),
  http.get(`${root}/recommendations`, () => page([])),
);
const open = () => renderPage(VisitsToday, { path: '/tasks', at: '/tasks' });

describe('visits on the page of the day', () => {
  it('tells who visits of the week, and of what schools have not answered', async () => {
    const asked: URL[] = [];
    server.use(
      signedIn('visits:read', 'visits:write'),
      http.get(`${root}/visits`, ({ request }) => {
        asked.push(new URL(request.url));
        return page([visitSummary(), visitSummary({ id: '00000000-0000-4000-8000-000000000a09', state: 'CANCELLED' })]);
      }),
      http.get(`${root}/recommendations`, ({ request }) =>
        page(
          new URL(request.url).searchParams.getAll('state').includes('ISSUED') ? [advice(), advice({ id: 'x' })] : [],
        ),
      ),
    );
    open();
    expect(await screen.findByRole('link', { name: /Школа поселка Причал · Посещение уроков/ })).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Без ответа школы: 2 рекомендации' })).toHaveAttribute(
      'href',
      expect.stringContaining('state=ISSUED'),
    );
    expect(asked[0]!.searchParams.get('visitor')).toBe('ME');
    expect(screen.queryByText(/Ждут вашего решения/)).toBeNull();
  });

  it('tells a school of the next visit and of what it owes', async () => {
    server.use(
      signedIn('visits:read', 'visits:answer'),
      http.get(`${root}/visits`, () => page([visitSummary()])),
      http.get(`${root}/recommendations`, () => page([advice({ overdue: true })])),
    );
    open();
    expect(await screen.findByText('Ближайшее посещение: 02.03.2027, 10:30')).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Провести открытый урок' })).toBeVisible();
    expect(screen.getByText('Срок прошел')).toBeVisible();
  });

  it('takes no room where there is nothing, and says what could not be read', async () => {
    let calls = 0;
    server.use(
      signedIn('visits:read', 'visits:answer'),
      http.get(`${root}/visits`, () => {
        calls++;
        return page([]);
      }),
    );
    open();
    await waitFor(() => expect(calls).toBe(1));
    expect(screen.queryByRole('heading')).toBeNull();
    server.use(
      http.get(`${root}/visits`, () => HttpResponse.json({ title: 'Сервер перегружен', status: 503 }, { status: 503 })),
    );
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Сервер перегружен');
  });
});
