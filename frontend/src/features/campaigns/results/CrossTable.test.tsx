import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { organizations, region } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import { lists, page, signedIn } from '../../../../test/states';
import { campaign, definition, participants, rates, results } from '../../../../test/surveys';
import { csvOf, pastedOf } from '../csv';
import { resultsSearch } from '../search';
import { crossRows } from './cross';
import ResultsPage from './ResultsPage';

const api = `${window.location.origin}/api/v1`;
const category = (choices: string[], more: object = {}) => ({
  ...{ choices, cannotSay: false, notAnswered: false },
  ...more,
});
const cross = {
  campaignId: campaign.id,
  audience: 'TEACHER',
  row: 'calm',
  column: 'teachers',
  least: 5,
  hidden: false,
  rows: [category(['yes']), category(['no'], { notAnswered: true })],
  columns: [category(['never']), category(['always'])],
  cells: [
    [6, 18],
    [null, 7],
  ],
};

const server = mockServer(
  signedIn('surveys:read'),
  http.get(`${api}/campaigns`, () => page([campaign])),
  http.get(`${api}/campaigns/:id`, () => HttpResponse.json(campaign)),
  http.get(`${api}/campaigns/:id/rates`, () => HttpResponse.json({ items: rates.groups })),
  http.get(`${api}/campaigns/:id/results`, () =>
    HttpResponse.json({
      ...{ campaignId: campaign.id, audience: 'TEACHER', within: region.id, least: 5, responses: 20, waiting: 0 },
      items: results,
    }),
  ),
  http.get(`${api}/campaigns/:id/cross-table`, () => HttpResponse.json(cross)),
  http.get(`${api}/questionnaires/:id/versions/:number`, () =>
    HttpResponse.json({ id: campaign.versionId, number: 1, hash: 'a', frozenAt: campaign.updatedAt, definition }),
  ),
  http.get(`${api}/organizations`, () => page(organizations)),
);

const open = (search = '') =>
  renderPage(ResultsPage, {
    path: '/surveys/$campaignId/results',
    at: `/surveys/${campaign.id}/results${search}`,
    search: resultsSearch,
  });

describe('two questions together', () => {
  it('are chosen, and hidden cells say so and take the totals of their rows along', async () => {
    const { router } = open();
    await userEvent.click(await screen.findByRole('link', { name: 'Два вопроса вместе' }));
    await waitFor(() => expect(router.state.location.searchStr).toContain('cross=calm'));
    const group = await screen.findByRole('group', { name: 'Два вопроса вместе' });
    expect(within(group).getByRole('row', { name: /^да/ })).toHaveTextContent('да625 %1875 %24');
    expect(within(group).getByRole('row', { name: /^нет, не ответили/ })).toHaveTextContent('скрыто7—');
    await userEvent.selectOptions(screen.getByLabelText('По столбцам'), 'Как часто вам помогают: одноклассники');
    await waitFor(() => expect(router.state.location.searchStr).toContain('by=mates'));
    await userEvent.selectOptions(screen.getByLabelText('По столбцам'), 'Вам спокойно?');
    expect(await screen.findByText('Выберите два разных вопроса.')).toBeVisible();
  });

  it('are hidden whole where few have answered', async () => {
    server.use(http.get(`${api}/campaigns/:id/cross-table`, () => HttpResponse.json({ ...cross, hidden: true })));
    open('?cross=calm&by=teachers');
    expect(await screen.findByText('менее 5 ответов — скрыто')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Скачать CSV' })).toBeNull();
  });

  it('of who may not look at the whole are of their own place', async () => {
    const asked: (string | null)[] = [];
    const allowedActions = campaign.allowedActions.filter((action) => action !== 'cross');
    const school = organizations.find(({ kind }) => kind === 'SCHOOL')!;
    server.use(
      http.get(`${api}/campaigns/:id`, () => HttpResponse.json({ ...campaign, allowedActions })),
      http.get(`${api}/organizations/:id`, () => HttpResponse.json(school)),
      http.get(`${api}/campaigns/:id/participants`, () => page([{ ...participants[0], organization: school }])),
      http.get(`${api}/campaigns/:id/cross-table`, ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('within'));
        return HttpResponse.json(cross);
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('link', { name: 'Два вопроса вместе' }));
    expect(await screen.findByText(/По вашему месту в опросе/)).toBeVisible();
    expect(asked).toEqual([school.id]);
  });

  it('that are not for this person are told so', async () => {
    server.use(lists('campaigns/:id/cross-table').forbidden);
    open('?cross=calm&by=teachers');
    expect(await screen.findByRole('heading', { name: 'Таблица по двум вопросам вам недоступна' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Повторить' })).toBeNull();
  });
});

it('the table goes into a spreadsheet as it is shown', async () => {
  const rows = crossRows(cross as never, ['да', '=нет'], ['никогда', 'всегда'], { hidden: 'скрыто', total: 'Всего' });
  expect(pastedOf(rows)).toBe("\tникогда\tвсегда\tВсего\nда\t6\t18\t24\n'=нет\tскрыто\t7\t");
  expect((await csvOf(rows).text()).split('\r\n')[2]).toBe('"\'=нет";"скрыто";"7";""');
});
