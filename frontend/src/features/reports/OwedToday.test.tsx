import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import OwedToday from './OwedToday';

const api = `${window.location.origin}/api/v1/report-obligations`;
const report = (id: number, part: object) => ({
  id: `00000000-0000-4000-8000-00000000080${id}`,
  templateId: '00000000-0000-4000-8000-000000000800',
  templateName: 'Отчет о поддержке школ',
  organization: {
    id: '00000000-0000-4000-8000-000000000809',
    name: 'Озерский район',
    kind: 'MUNICIPALITY',
    parentId: null,
  },
  period: 'MONTH',
  periodStart: '2026-10-01',
  periodEnd: '2026-10-31',
  due: '2026-11-10',
  state: 'IN_PROGRESS',
  late: false,
  lateDays: null,
  filled: true,
  version: 1,
  ...part,
});
const counts = { all: 9, mine: 2, toAccept: 0, late: 1 };

const server = mockServer(
  signedIn('reports:read'),
  http.get(`${api}/counts`, () => HttpResponse.json(counts)),
);
const open = () => renderPage(OwedToday, { path: '/tasks', at: '/tasks' });

describe('reports on the page of the day', () => {
  it('says which are late, came back or are due, and how many wait for a decision', async () => {
    const asked: URL[] = [];
    server.use(
      http.get(api, ({ request }) => {
        asked.push(new URL(request.url));
        return page([report(1, { late: true, lateDays: 3 }), report(2, { state: 'RETURNED', due: '2026-12-01' })]);
      }),
      http.get(`${api}/counts`, () => HttpResponse.json({ ...counts, toAccept: 4 })),
    );
    open();
    expect(await screen.findAllByRole('link', { name: /Отчет о поддержке школ, октябрь 2026/i })).toHaveLength(2);
    expect(screen.getByText(/3 дня/)).toBeVisible();
    expect(screen.getByText('Возвращен')).toBeVisible();
    expect(await screen.findByRole('link', { name: /4 отчета/ })).toHaveAttribute(
      'href',
      expect.stringContaining('view=TO_ACCEPT'),
    );
    expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({ view: 'MINE', sort: 'due' });
    expect(asked[0]!.searchParams.get('dueTo')).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('says that it could not be read: an error is no day without reports', async () => {
    server.use(
      http.get(api, () => HttpResponse.json({ title: 'Сервер перегружен', status: 503 }, { status: 503 })),
      http.get(`${api}/counts`, () => HttpResponse.json({ ...counts, toAccept: 4 })),
    );
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Сервер перегружен');
    expect(screen.getByRole('link', { name: /4 отчета/ })).toBeVisible();
  });

  it('takes no room when nothing is owed', async () => {
    const asked: string[] = [];
    server.use(
      http.get(api, () => {
        asked.push('soon');
        return page([]);
      }),
      http.get(`${api}/counts`, () => {
        asked.push('counts');
        return HttpResponse.json(counts);
      }),
    );
    open();
    await waitFor(() => expect(asked.sort()).toEqual(['counts', 'soon']));
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
