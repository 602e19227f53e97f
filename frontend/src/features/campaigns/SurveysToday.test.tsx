import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import { campaign, rates } from '../../../test/surveys';
import SurveysToday from './SurveysToday';

const api = `${window.location.origin}/api/v1/campaigns`;
const over = {
  ...campaign,
  id: '00000000-0000-4000-8000-000000000799',
  title: 'Климат, весна',
  state: 'CLOSED',
  allowedActions: ['score'],
};
const of = (open: object[], closed: object[]) =>
  http.get(api, ({ request }) => page(new URL(request.url).searchParams.get('state') === 'OPEN' ? open : closed));

const server = mockServer(
  signedIn('surveys:read', 'surveys:write', 'surveys:links'),
  of([campaign], [over, { ...over, id: '00000000-0000-4000-8000-000000000798', allowedActions: [] }]),
  http.get(`${api}/:id/rates`, () => HttpResponse.json({ items: rates.groups, nextCursor: null })),
);
const open = () => renderPage(SurveysToday, { path: '/tasks', at: '/tasks' });

describe('surveys on the page of the day', () => {
  it('say until when they run, how many have answered, and lead to the links', async () => {
    open();
    expect(await screen.findByRole('link', { name: 'Климат, осень' })).toBeVisible();
    expect(screen.getByText('до 31.10.2026')).toBeVisible();
    expect(await screen.findByText('ответили 21 из 50')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Раздать ссылки' })).toHaveAttribute(
      'href',
      expect.stringContaining('view=links'),
    );
  });

  it('say which own ones are over and wait', async () => {
    open();
    expect(await screen.findByRole('link', { name: 'Климат, весна' })).toBeVisible();
    expect(screen.getAllByText(/ждет завершения обработки/)).toHaveLength(1);
  });

  it('ask a school for what is open only, and take no room when nothing is', async () => {
    const asked: (string | null)[] = [];
    server.use(
      signedIn('surveys:read', 'surveys:links'),
      http.get(api, ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('state'));
        return page([]);
      }),
    );
    open();
    await waitFor(() => expect(asked).toEqual(['OPEN']));
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
