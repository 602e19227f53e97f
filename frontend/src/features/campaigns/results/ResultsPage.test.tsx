import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { district, me, organizations, region } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import { lists, page, signedIn } from '../../../../test/states';
import { campaign, definition, participants, rates, results } from '../../../../test/surveys';
import { resultsSearch } from '../search';
import { inks } from './Charts';
import { blocks, labelsOf, share, shareWords } from './labels';
import ResultsPage from './ResultsPage';

const api = `${window.location.origin}/api/v1`;
const answer = {
  campaignId: campaign.id,
  audience: 'TEACHER',
  within: region.id,
  least: 5,
  responses: 20,
  waiting: 0,
  items: results,
};

const server = mockServer(
  http.get(`${api}/campaigns`, () => page([campaign, { ...campaign, id: 'before', title: 'Климат, весна' }])),
  signedIn('surveys:read'),
  http.get(`${api}/campaigns/:id`, () => HttpResponse.json(campaign)),
  http.get(`${api}/campaigns/:id/rates`, () => HttpResponse.json({ items: rates.groups })),
  http.get(`${api}/campaigns/:id/participants`, () => page([participants[1]!])),
  http.get(`${api}/campaigns/:id/results`, () => HttpResponse.json(answer)),
  http.get(`${api}/campaigns/:id/comparison`, () =>
    HttpResponse.json({
      name: 'calm',
      audience: 'TEACHER',
      least: 5,
      items: [
        { organizationId: district.id, organizationName: district.name, result: results[0] },
        { organizationId: 'x', organizationName: 'Береговой район', result: results[1] },
      ],
    }),
  ),
  http.get(`${api}/questionnaires/:id/versions/:number`, () =>
    HttpResponse.json({ id: campaign.versionId, number: 1, hash: 'a', frozenAt: campaign.updatedAt, definition }),
  ),
  http.get(`${api}/organizations`, () => page(organizations)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(region)),
);

const open = (search = '') =>
  renderPage(ResultsPage, {
    path: '/surveys/$campaignId/results',
    at: `/surveys/${campaign.id}/results${search}`,
    search: resultsSearch,
  });

const below = { ...campaign, allowedActions: ['links', 'results'] };

describe('whoever may not look at the whole survey', () => {
  const asked = (handler: string[]) =>
    http.get(`${api}/campaigns/:id/results`, ({ request }) => {
      handler.push(new URL(request.url).searchParams.get('within') ?? 'the whole');
      return HttpResponse.json(answer);
    });

  it('begins with the own school', async () => {
    const places: string[] = [];
    server.use(
      http.get(`${api}/campaigns/:id`, () => HttpResponse.json(below)),
      asked(places),
    );
    open();
    expect(await screen.findByText('Ответили 20 человек.')).toBeVisible();
    expect(places).toEqual([participants[1]!.organization.id]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('begins with the own municipality, also from a centre in it', async () => {
    const centre = { id: 'centre', name: 'ИМЦ', kind: 'METHODICAL_CENTRE', parentId: district.id };
    for (const organization of [district, centre]) {
      const places: string[] = [];
      server.use(
        http.get(`${api}/me`, () =>
          HttpResponse.json({
            ...me,
            permissions: ['surveys:read'],
            memberships: [{ id: 'm', role: 'MUNICIPAL_COORDINATOR', organization }],
          }),
        ),
        http.get(`${api}/campaigns/:id`, () => HttpResponse.json(below)),
        asked(places),
      );
      open();
      expect(await screen.findByText('Ответили 20 человек.')).toBeVisible();
      expect(places).toEqual([district.id]);
      cleanup();
    }
  });

  it('looks at the place that was chosen', async () => {
    const places: string[] = [];
    server.use(
      http.get(`${api}/campaigns/:id`, () => HttpResponse.json(below)),
      asked(places),
    );
    open(`?within=${participants[0]!.organization.id}`);
    expect(await screen.findByText('Ответили 20 человек.')).toBeVisible();
    expect(places).toEqual([participants[0]!.organization.id]);
  });
});

describe('results', () => {
  it('are tables that say what the bars show, and say what is hidden', async () => {
    open();
    expect(await screen.findByText('Ответили 20 человек.')).toBeVisible();
    const calm = screen.getByRole('region', { name: 'Вам спокойно?' });
    expect(within(calm).getByRole('row', { name: 'да 75 % 15' })).toBeVisible();
    expect(calm).toHaveTextContent('20 ответов · среднее 0,75');
    expect(screen.getByRole('region', { name: 'Почему нет?' })).toHaveTextContent('менее 5 ответов — скрыто');
    const help = screen.getByRole('region', { name: 'Как часто вам помогают' });
    expect(within(help).getByRole('row', { name: 'учителя 20 % 80 % 20' })).toBeVisible();
    expect(within(help).getByRole('row', { name: /одноклассники/ })).toHaveTextContent('менее 5 ответов — скрыто');
  });

  it('are compared place by place, and the address keeps it', async () => {
    const { router } = open();
    await userEvent.click(await screen.findByRole('link', { name: 'Сравнить по местам: Вам спокойно?' }));
    expect(await screen.findByRole('row', { name: 'Озерский район 75 % 25 % 0,75 20' })).toBeVisible();
    expect(screen.getByRole('row', { name: /Береговой/ })).toHaveTextContent('менее 5 ответов — скрыто');
    expect(router.state.location.searchStr).toContain('item=calm');
    await userEvent.click(screen.getByRole('link', { name: 'Озерский район' }));
    await waitFor(() => expect(router.state.location.searchStr).toContain(`within=${district.id}`));
  });

  it('stand beside those of another campaign that is found by typing, which the address keeps', async () => {
    const sought: (string | null)[] = [];
    server.use(
      http.get(`${api}/campaigns`, ({ request }) => {
        sought.push(new URL(request.url).searchParams.get('q'));
        return page([{ ...campaign, id: 'before', title: 'Климат, весна' }]);
      }),
      http.get(`${api}/campaigns/before`, () =>
        HttpResponse.json({ ...campaign, id: 'before', title: 'Климат, весна' }),
      ),
      http.get(`${api}/campaigns/:id/dynamics`, () =>
        HttpResponse.json({
          audience: 'TEACHER',
          least: 5,
          firstId: campaign.id,
          secondId: 'before',
          items: [{ name: 'calm', first: results[0], second: { ...results[0], mean: 0.5, answered: 10, choices: [] } }],
        }),
      ),
    );
    const { router } = open();
    const beside = await screen.findByRole('combobox', { name: 'Рядом с опросом' });
    await userEvent.type(beside, 'весна');
    await waitFor(() => expect(sought).toContain('весна'));
    await userEvent.click(await screen.findByRole('option', { name: 'Климат, весна', hidden: true }));
    expect(await screen.findByRole('row', { name: 'Среднее 0,75 0,50' })).toBeVisible();
    expect(screen.getByRole('row', { name: 'да 75 % 0 %' })).toBeVisible();
    expect(router.state.location.searchStr).toContain('beside=before');
  });

  it('tell what was written, when enough have written', async () => {
    server.use(
      http.get(`${api}/campaigns/:id/texts`, () =>
        HttpResponse.json({
          name: 'why',
          audience: 'TEACHER',
          least: 10,
          hidden: false,
          items: [{ text: 'Шумно в коридорах' }],
          nextCursor: null,
        }),
      ),
    );
    open();
    await userEvent.click(await screen.findByRole('link', { name: 'Прочитать написанное: Почему нет?' }));
    expect(await screen.findByText('Шумно в коридорах')).toBeVisible();
    expect(screen.getByText(/не меньше 10 человек/)).toBeVisible();
  });

  it('gives the answers in words, or in codes for programs', async () => {
    const asked: [string, string | null][] = [];
    server.use(
      http.get(`${api}/campaigns/:id/answers`, ({ request }) => {
        const { searchParams } = new URL(request.url);
        asked.push([[searchParams.get('labels'), searchParams.get('csv')].join(' '), request.headers.get('Accept')]);
        return new HttpResponse('{"mood":"a"}\n{"mood":"b"}\n');
      }),
    );
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    URL.createObjectURL = () => 'blob:answers';
    URL.revokeObjectURL = () => undefined;
    open();
    const answers = within((await screen.findByText('Ответы построчно:')).parentElement!);
    await userEvent.click(answers.getByRole('button', { name: 'CSV' }));
    await answers.findByText(/Файл сохранен/);
    await userEvent.click(answers.getByRole('radio', { name: 'Кодами' }));
    await userEvent.click(answers.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(asked).toHaveLength(2));
    await userEvent.click(await answers.findByRole('button', { name: 'NDJSON' }));
    expect(await answers.findByText('Файл сохранен: 2 строки')).toBeVisible();
    expect(asked).toEqual([
      ['true people', 'text/csv'],
      ['false machine', 'text/csv'],
      ['false machine', 'application/x-ndjson'],
    ]);
    click.mockRestore();
  });

  it('offers the answers as a file to whoever runs the survey, and to nobody else', async () => {
    open();
    expect(await screen.findByText('Ответы построчно:')).toBeVisible();
    cleanup();
    server.use(http.get(`${api}/campaigns/:id`, () => HttpResponse.json({ ...campaign, allowedActions: ['results'] })));
    open();
    expect(await screen.findByText('Что значат коды:')).toBeVisible();
    expect(screen.queryByText('Ответы построчно:')).toBeNull();
  });

  it('of too few are not shown, and who may not see a place is told what to do', async () => {
    server.use(
      http.get(`${api}/campaigns/:id/results`, () =>
        HttpResponse.json({ ...answer, responses: null, waiting: 2, items: [] }),
      ),
    );
    open();
    expect(await screen.findByText(/Здесь менее 5 ответов/)).toHaveTextContent('Еще 2 ответа подсчитываются.');
  });

  it('of an organisation above are not open, and it is said where to look', async () => {
    server.use(lists('campaigns/:id/results').forbidden);
    open();
    expect(await screen.findByText(/Выберите свою организацию/)).toBeVisible();
  });

  it('of a draft are not there yet', async () => {
    server.use(
      http.get(`${api}/campaigns/:id`, () => HttpResponse.json({ ...campaign, state: 'DRAFT', versionNumber: null })),
    );
    open();
    expect(await screen.findByText('Опрос еще не начат')).toBeVisible();
  });

  it('tell a failure', async () => {
    server.use(lists('campaigns/:id').broken);
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Внутренняя ошибка');
  });
});

describe('words of results', () => {
  it('come from the version that was asked, in the language or the first one', () => {
    const labels = labelsOf(definition, 'en', 'Other');
    expect(labels.question('calm')).toBe('Are you calm?');
    expect(labels.question('why')).toBe('Почему нет?');
    expect(labels.question('teachers')).toBe('учителя');
    expect(labels.choice('teachers', 'always')).toBe('всегда');
    expect(labels.choice('calm', 'other')).toBe('Other');
    expect(labels.question('gone')).toBe('gone');
  });

  it('rows of a matrix stand together', () => {
    expect(blocks(results).map(({ matrix, items }) => [matrix, items.length])).toEqual([
      [null, 1],
      [null, 1],
      ['help', 2],
    ]);
  });

  it('parts have inks of their own, and nobody is divided by', () => {
    expect(new Set(inks(5)).size).toBe(5);
    expect(share(3, 0)).toBe(0);
    expect(share(3, null)).toBe(0);
    expect([shareWords(0, 0), shareWords(0, 4), shareWords(1, 4)]).toEqual(['—', '0 %', '25 %']);
  });
});
