import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { region } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import ChangePage from './ChangePage';
import { changeSearch } from './search';

const id = (number: number) => `00000000-0000-4000-8000-0000000008${number}`;
const api = `${window.location.origin}/api/v1/monitoring-rounds`;
const summary = (number: number, title: string, opensOn: string) => ({
  id: id(number),
  organization: region,
  kind: 'BASELINE',
  title,
  opensOn,
  closesOn: '2026-12-31',
  state: 'OPEN',
  schools: 6,
  updatedAt: '2026-09-02T10:00:00Z',
  version: 1,
});
const item = (number: number, part: object) => ({
  indicatorId: id(number),
  code: `c${number}`,
  title: `Показатель ${number}`,
  unit: '%',
  direction: 'UP',
  decimals: 1,
  comparable: true,
  schools: 6,
  before: 30,
  after: 34,
  difference: 4,
  low: 2,
  high: 6,
  effect: 2.5,
  notable: 1,
  improved: 5,
  unchanged: 1,
  worse: 0,
  verdict: 'IMPROVED',
  ...part,
});

const asked: string[] = [];
mockServer(
  signedIn('monitoring:read'),
  http.get(api, () => page([summary(10, 'Первичный', '2026-09-01'), summary(11, 'Стартовый', '2026-01-01')])),
  http.get(`${api}/:id`, () =>
    HttpResponse.json({ ...summary(10, 'Первичный', '2026-09-01'), indicators: [], allowedActions: [], cells: 2 }),
  ),
  http.get(`${api}/:id/completeness`, () => page([])),
  http.get(`${api}/:id/change`, ({ request }) =>
    HttpResponse.json({
      from: {
        id: new URL(request.url).searchParams.get('with'),
        kind: 'BASELINE',
        title: 'Стартовый',
        opensOn: '2026-01-01',
      },
      to: { id: id(10), kind: 'PRIMARY', title: 'Первичный', opensOn: '2026-09-01' },
      schools: 6,
      items: [
        item(20, {}),
        item(21, { verdict: 'UNCERTAIN', low: -1, high: 9, comparable: false }),
        item(22, { verdict: 'TOO_FEW', schools: 2, low: null, high: null, effect: null }),
      ],
    }),
  ),
  http.get(`${api}/:id/change/schools`, ({ request }) => {
    asked.push(new URL(request.url).search);
    return page([]);
  }),
);

it('says in a sentence what may be said, and what may not', async () => {
  renderPage(ChangePage, {
    path: '/monitoring-rounds/$roundId/change',
    at: `/monitoring-rounds/${id(10)}/change`,
    search: changeSearch,
  });
  expect(
    await screen.findByText('В обоих этапах 6 школ: Стартовый (01.01.2026) и Первичный (01.09.2026).'),
  ).toBeVisible();
  expect(screen.getByText('В среднем стало лучше: истинная разница, скорее всего, от +2 до +6.')).toBeVisible();
  expect(screen.getByText(/Нельзя сказать, стало лучше или хуже/)).toBeVisible();
  expect(screen.getByText(/Вывода нет: .* школ 2, нужно не меньше пяти/)).toBeVisible();
  expect(screen.getByText(/Описание показателя между этапами изменилось/)).toBeVisible();
  expect(screen.getByRole('img', { name: 'Разница между этапами по показателям' })).toBeVisible();
  expect(await screen.findByText('Нет школ со значениями в обоих этапах.')).toBeVisible();
});

it('opens a count to its schools', async () => {
  const { router } = renderPage(ChangePage, {
    path: '/monitoring-rounds/$roundId/change',
    at: `/monitoring-rounds/${id(10)}/change?beside=${id(11)}`,
    search: changeSearch,
  });
  const cell = (await screen.findAllByRole('cell', { name: /^Показатель 20/ }))[0]!;
  const row = cell.closest('tr')!;
  expect(within(row).queryByRole('link', { name: 'хуже 0' })).toBeNull();
  await userEvent.click(within(row).getByRole('link', { name: 'лучше 5' }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ of: id(20), turn: 'IMPROVED' }));
  await waitFor(() => expect(asked.at(-1)).toContain(`indicator=${id(20)}&turn=IMPROVED`));
  expect(screen.getByRole('combobox', { name: 'Показатель' })).toHaveValue(id(20));
});
