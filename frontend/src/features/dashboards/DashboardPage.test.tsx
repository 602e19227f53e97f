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
  group: 'Кадры',
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
      beforeOf: null,
      weight: null,
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
      beforeOf: null,
      weight: null,
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
      beforeOf: 2,
      weight: null,
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
      weight: null,
      href: values,
    },
  ],
  engagement: [
    {
      month: '2026-09-01',
      red: 2,
      yellow: 0,
      green: 1,
      unknown: 1,
      known: 3,
      schools: 6,
      running: false,
      href: `/engagement?month=2026-09-01&within=${REGION}`,
    },
    {
      month: '2026-10-01',
      red: null,
      yellow: null,
      green: null,
      unknown: null,
      known: null,
      schools: 6,
      running: false,
      href: null,
    },
    {
      month: '2026-11-01',
      red: 1,
      yellow: 2,
      green: 1,
      unknown: 0,
      known: 4,
      schools: 6,
      running: true,
      href: `/engagement?month=2026-11-01&within=${REGION}`,
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

const groups = {
  roundId: ROUND,
  places: [
    { id: EAST, name: 'Восточный район', present: true },
    { id: WEST, name: 'Западный район', present: true },
  ],
  morePlaces: false,
  groups: [
    { group: 'Кадры', indicators: 3, comparable: 2, cells: [{ compared: 2, behind: 1 }, null] },
    { group: '', indicators: 1, comparable: 1, cells: [{ compared: 1, behind: 0 }, null] },
  ],
};

mockServer(
  signedIn('monitoring:read'),
  http.get(`${api}/dashboards/mine`, ({ request }) => {
    const group = new URL(request.url).searchParams.get('group');
    return HttpResponse.json(group === '' ? { ...board, heat: [] } : board);
  }),
  http.get(`${api}/dashboards/mine/groups`, () => HttpResponse.json(groups)),
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
    expect(within(figures).getByText(/было 38 \(Стартовый\) · школ тогда: 2 · лучше/)).toBeVisible();
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

  it('shows groups of indicators first, and a group opens to its indicators and their rows', async () => {
    const router = show();
    const heat = await screen.findByRole('region', { name: 'Показатели по группам' });
    const row = within(heat).getByRole('rowheader', { name: 'Западный район' }).closest('tr')!;
    expect(within(row).getAllByText('—')).toHaveLength(2);
    await userEvent.click(within(heat).getByRole('link', { name: '1 из 2' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ group: 'Кадры' }));
    const opened = await screen.findByRole('region', { name: 'Показатели по территориям' });
    expect(within(opened).getByRole('link', { name: '41,5' })).toHaveAttribute(
      'href',
      `${values}&state=KNOWN&within=${EAST}`,
    );
    await userEvent.click(screen.getByRole('link', { name: 'Все группы' }));
    expect(await screen.findByRole('region', { name: 'Показатели по группам' })).toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'Без группы' }));
    expect(await screen.findByText('В этой группе на этапе показателей нет.')).toBeVisible();
  });

  it('shows engagement by months, the newest first, and says of a gap that nothing was computed', async () => {
    show();
    const months = await screen.findByRole('region', { name: 'Вовлеченность школ по месяцам' });
    const rows = within(months).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('11.2026'),
      expect.stringContaining('не рассчитывалась'),
      expect.stringContaining('09.2026'),
    ]);
    expect(rows[1]).not.toHaveTextContent('0%');
    expect(rows[0]).toHaveTextContent('месяц идет');
    expect(rows[2]).not.toHaveTextContent('месяц идет');
    expect(within(rows[2]!).getByText('3 из 6')).toBeVisible();
    const red = rows[2]!.querySelector('[data-list="red"]');
    expect(red?.getAttribute('style'), 'of all schools, not of those that are known').toContain('33.33');
    expect(within(rows[2]!).getByRole('link', { name: '2' })).toHaveAttribute(
      'href',
      `/engagement?month=2026-09-01&within=${REGION}&level=RED`,
    );
    expect(within(rows[0]!).queryByRole('link', { name: '0' })).not.toBeInTheDocument();
  });

  it('is shown to a meeting slide by slide, by the keyboard', async () => {
    const router = show('/dashboard?show=true');
    const dialog = await screen.findByRole('dialog', { name: 'Сводка: Полесская область' });
    expect(await within(dialog).findByText('1 из 6')).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    expect(within(dialog).getByText('2 из 6')).toBeVisible();
    await userEvent.keyboard('{End}{ArrowRight}');
    expect(within(dialog).getByText('6 из 6')).toBeVisible();
    const table = within(dialog).getByRole('group');
    Object.defineProperty(table, 'scrollWidth', { value: 2000 });
    table.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(within(dialog).getByText('6 из 6'), 'the key moves the table that does not fit').toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });
});
