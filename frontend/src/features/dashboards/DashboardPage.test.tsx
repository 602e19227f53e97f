import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import DashboardPage from './DashboardPage';
import { dashboardSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const REGION = '00000000-0000-4000-8000-000000000901';
const EAST = '00000000-0000-4000-8000-000000000902';
const WEST = '00000000-0000-4000-8000-000000000903';
const ROUND = '00000000-0000-4000-8000-000000000904';
const INDICATOR = '00000000-0000-4000-8000-000000000905';
const indicator = {
  id: INDICATOR,
  title: 'Доля учителей с категорией',
  unit: '%',
  decimals: 1,
  direction: 'UP',
  aggregation: 'MEAN',
  target: 60,
};
const values = `/dashboard/values?round=${ROUND}&indicator=${INDICATOR}`;
const board = {
  organization: { id: REGION, name: 'Полесская область', kind: 'REGION', parentId: null },
  level: 'REGION',
  asOf: '2026-11-26T16:05:00Z',
  choices: [],
  rounds: [
    { id: ROUND, title: 'Первичный', kind: 'PRIMARY', state: 'OPEN', opensOn: '2026-11-01', closesOn: '2026-11-30' },
  ],
  roundId: ROUND,
  indicator,
  figures: [
    {
      code: 'overdue',
      unit: 'CHECKPOINTS',
      direction: 'DOWN',
      value: 3,
      missing: null,
      of: null,
      before: null,
      beforeMissing: 'NOT_KEPT',
      beforeAbout: null,
      rows: 3,
      href: `/tasks?of=all&view=overdue&within=${REGION}`,
      placeHref: '/tasks?of=all&view=overdue&within={place}',
    },
    {
      code: 'redSchools',
      unit: 'SCHOOLS',
      direction: 'DOWN',
      value: null,
      missing: 'NOT_COMPUTED',
      of: null,
      before: null,
      beforeMissing: 'NOTHING_BEFORE',
      beforeAbout: null,
      rows: null,
      href: null,
      placeHref: '/engagement?level=RED&within={place}',
    },
    {
      code: 'indicator',
      unit: 'INDICATOR',
      direction: 'UP',
      value: 41.5,
      missing: null,
      of: 4,
      before: 38,
      beforeMissing: null,
      beforeAbout: 'Стартовый',
      rows: 3,
      href: `${values}&state=KNOWN&within=${REGION}`,
      placeHref: `${values}&state=KNOWN&within={place}`,
    },
  ],
  tiles: [
    { id: EAST, name: 'Восточный район', present: true, values: [3, null, 41.5] },
    { id: WEST, name: 'Западный район', present: true, values: [null, null, null] },
  ],
  moreTiles: false,
  heat: [{ indicator, values: [41.5, null] }],
  trend: [
    {
      roundId: ROUND,
      title: 'Первичный',
      closesOn: '2026-11-30',
      value: null,
      missing: 'NO_VALUES',
      known: 0,
      schools: 4,
      href: values,
    },
  ],
  distribution: {
    buckets: [{ from: 40, to: 50, schools: 3, href: `${values}&state=KNOWN&bucket=4&within=${REGION}` }],
    known: 3,
    missing: 1,
    empty: 0,
    knownHref: `${values}&state=KNOWN`,
    missingHref: `${values}&state=MISSING`,
    emptyHref: `${values}&state=EMPTY`,
  },
};

mockServer(
  signedIn('monitoring:read'),
  http.get(`${api}/dashboards/mine`, () => HttpResponse.json(board)),
  http.get(`${api}/organizations`, () => page([])),
);
const show = (at = '/dashboard') =>
  renderPage(DashboardPage, { path: '/dashboard', at, search: dashboardSearch }).router;

describe('the dashboard', () => {
  it('says each number with the way to its rows, and of what is not known that it is not', async () => {
    show();
    const figures = await screen.findByRole('region', { name: 'Главные числа' });
    expect(within(figures).getByRole('link', { name: '3' })).toHaveAttribute(
      'href',
      `/tasks?of=all&view=overdue&within=${REGION}`,
    );
    expect(within(figures).getByText('Вовлеченность еще не рассчитана')).toBeVisible();
    expect(within(figures).queryByText('0')).not.toBeInTheDocument();
    expect(within(figures).getByText(/было 38 \(Стартовый\) · лучше/)).toBeVisible();
    expect(screen.getByText(/^По состоянию на 26\.11\.2026/)).toBeVisible();
  });

  it('shows tiles by the figure that is chosen, which stays in the address', async () => {
    const router = show();
    const east = (await screen.findAllByText('Восточный район'))[0]!.closest('li')!;
    expect(within(east).getByRole('link', { name: '3' })).toHaveAttribute(
      'href',
      `/tasks?of=all&view=overdue&within=${EAST}`,
    );
    await userEvent.selectOptions(screen.getByLabelText('Что на плитках'), 'Доля учителей с категорией');
    await waitFor(() => expect(router.state.location.search).toEqual({ figure: 'indicator' }));
    expect(await within(east).findByRole('link', { name: '41,5' })).toBeVisible();
    const west = screen.getAllByText('Западный район')[0]!.closest('li')!;
    expect(within(west).getByText('нет данных')).toBeVisible();
  });

  it('is shown to a meeting slide by slide, by the keyboard', async () => {
    const router = show('/dashboard?show=true');
    const dialog = await screen.findByRole('dialog', { name: 'Сводка: Полесская область' });
    expect(await within(dialog).findByText('1 из 5')).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    expect(within(dialog).getByText('2 из 5')).toBeVisible();
    await userEvent.keyboard('{End}{ArrowRight}');
    expect(within(dialog).getByText('5 из 5')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });
});
