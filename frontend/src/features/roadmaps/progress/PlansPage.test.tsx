import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { district, me, organizations, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import { page, signedIn } from '../../../../test/states';
import PlansPage from './PlansPage';

const api = `${window.location.origin}/api/v1`;
const asOf = '2026-03-10T08:00:00Z';
const counts = {
  total: 10,
  planned: 3,
  inProgress: 1,
  submitted: 2,
  accepted: 3,
  returned: 1,
  overdue: 0,
  cancelled: 0,
  dueSoFar: 4,
  acceptedOfDue: 3,
  share: 0.75,
};
const plan = (id: string, name: string, overdue: number) => ({
  id,
  name,
  number: null,
  kind: null,
  counts: { ...counts, overdue },
});
const plans = [
  plan(roadmap.id, 'Дорожная карта края', 2),
  plan('00000000-0000-4000-8000-000000000777', 'План 500+', 7),
];

const asked: URLSearchParams[] = [];
const server = mockServer(
  signedIn('checkpoints:read'),
  http.get(`${api}/progress`, ({ request }) => {
    asked.push(new URL(request.url).searchParams);
    return HttpResponse.json({ asOf, total: { ...counts, overdue: 9 }, items: plans, nextCursor: null });
  }),
  http.get(`${api}/organizations`, () => page(organizations)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
);

const open = (search = '') => renderPage(PlansPage, { path: '/roadmaps/progress', at: `/roadmaps/progress${search}` });
const titles = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]!.textContent);

describe('the progress of all plans of an organisation', () => {
  it('begins with the own organisation; each figure opens its tasks, each plan its own figures', async () => {
    asked.length = 0;
    open();
    const row = (await screen.findByRole('cell', { name: 'План 500+' })).closest('tr')!;
    expect(within(row).getByRole('link', { name: '7' })).toHaveAttribute(
      'href',
      '/tasks?of=all&roadmap=00000000-0000-4000-8000-000000000777&view=overdue',
    );
    expect(within(row).getByRole('link', { name: 'План 500+' })).toHaveAttribute(
      'href',
      '/roadmaps/00000000-0000-4000-8000-000000000777?view=progress',
    );
    expect(asked[0]!.get('organization')).toBe(me.memberships[0]!.organization.id);
  });

  it('keeps whose plans, the day and the order in the address', async () => {
    asked.length = 0;
    const { router } = open(`?owner=${district.id}&asOf=2026-02-01&year=2026`);
    await screen.findByRole('cell', { name: 'План 500+' });
    expect(Object.fromEntries(asked[0]!)).toMatchObject({
      organization: district.id,
      asOf: '2026-02-01',
    });
    expect(titles()).toEqual(['Дорожная карта края', 'План 500+']);
    expect(screen.queryByRole('link', { name: '7' })).not.toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText('Порядок'), '-overdue');
    await waitFor(() => expect(titles()).toEqual(['План 500+', 'Дорожная карта края']));
    expect(router.state.location.search).toMatchObject({ sort: '-overdue', owner: district.id });
  });

  it('gives the same plans as a file', async () => {
    open(`?owner=${district.id}&asOf=2026-02-01`);
    await screen.findByRole('cell', { name: 'План 500+' });
    const files: URLSearchParams[] = [];
    server.use(
      http.get(`${api}/progress`, ({ request }) => {
        files.push(new URL(request.url).searchParams);
        return new HttpResponse('Наименование\n', { headers: { 'Content-Type': 'text/csv' } });
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(files).toHaveLength(1));
    expect(Object.fromEntries(files[0]!)).toMatchObject({ organization: district.id, asOf: '2026-02-01' });
  });

  it('says when there is nothing', async () => {
    server.use(
      http.get(`${api}/progress`, () => HttpResponse.json({ asOf, total: null, items: [], nextCursor: null })),
    );
    open();
    expect(await screen.findByText('Планов с поручениями пока нет')).toBeVisible();
  });
});
