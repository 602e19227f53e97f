import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { region } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import { campaign, questionnaire, questionnaireSummary } from '../../../test/surveys';
import CampaignsPage from './CampaignsPage';
import NewCampaignPage from './NewCampaignPage';
import { campaignsSearch, newCampaignSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const states = lists('campaigns');
const server = mockServer(
  signedIn('surveys:read'),
  http.get(`${api}/campaigns`, () => page([campaign, { ...campaign, id: 'x', title: 'Другой', paused: true }])),
  http.get(`${api}/programmes`, () => page([])),
  http.get(`${api}/questionnaires`, () => page([questionnaireSummary])),
  http.get(`${api}/questionnaires/:id`, () => HttpResponse.json(questionnaire)),
  http.get(`${api}/organizations`, () => page([region])),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(region)),
);

const open = (search = '') =>
  renderPage(CampaignsPage, { path: '/surveys', at: `/surveys${search}`, search: campaignsSearch });

describe('the list of campaigns', () => {
  it('tells how each stands and offers a reader nothing to make', async () => {
    open();
    const row = (await screen.findByRole('link', { name: campaign.title })).closest('tr')!;
    expect(row).toHaveTextContent('Идет');
    expect(row).toHaveTextContent('01.10.2026–31.10.2026');
    expect(screen.getByRole('link', { name: 'Другой' }).closest('tr')).toHaveTextContent('Приостановлен');
    expect(screen.queryByRole('link', { name: 'Новый опрос' })).toBeNull();
  });

  it('asks by the state in the address', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${api}/campaigns`, ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('state') ?? '');
        return page([]);
      }),
    );
    open('?state=DRAFT');
    expect(await screen.findByRole('heading', { name: 'Ничего не найдено' })).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Состояние'), 'Любое');
    expect(await screen.findByText('Опросов пока нет')).toBeVisible();
    expect(asked).toEqual(['DRAFT', '']);
  });

  it('is given as a file, narrowed as it is shown', async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get(`${api}/campaigns`, ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return request.headers.get('Accept')?.includes('csv')
          ? new HttpResponse('Название\n', { headers: { 'Content-Type': 'text/csv' } })
          : page([campaign]);
      }),
    );
    open('?state=OPEN&q=учителя');
    await userEvent.click(await screen.findByRole('button', { name: 'CSV' }));
    await waitFor(() =>
      expect(Object.fromEntries(asked.at(-1)!)).toEqual({ state: 'OPEN', q: 'учителя', csv: 'people' }),
    );
  });

  it('says which school and which days a figure led to, and lets them go', async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get(`${api}/campaigns`, ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return page([campaign]);
      }),
    );
    open(`?asked=${region.id}&endedFrom=2025-11-26&endedTo=2026-11-25`);
    await userEvent.click(await screen.findByRole('button', { name: `Убрать условие: ${region.name}` }));
    await waitFor(() =>
      expect(Object.fromEntries(asked.at(-1)!)).toEqual({
        endedFrom: '2025-11-26',
        endedTo: '2026-11-25',
        limit: '100',
      }),
    );
    expect(Object.fromEntries(asked[0]!)).toHaveProperty('asked', region.id);
    expect(screen.getByRole('button', { name: /завершены 26.11.2025–25.11.2026/ })).toBeVisible();
  });

  it('says that it is on its way', async () => {
    server.use(states.waiting);
    open();
    expect(await screen.findByRole('status', { name: 'Загрузка' })).toBeVisible();
  });

  it('tells a failure', async () => {
    server.use(states.broken);
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Внутренняя ошибка');
  });

  it('tells a missing right without a useless try', async () => {
    server.use(states.forbidden);
    open();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Недостаточно прав');
    expect(within(alert).queryByRole('button')).toBeNull();
  });
});

describe('a new campaign', () => {
  const begin = () =>
    renderPage(NewCampaignPage, {
      path: '/surveys/new',
      at: `/surveys/new?questionnaire=${questionnaire.id}&org=${region.id}`,
      search: (given) => ({ ...newCampaignSearch(given), org: given['org'] }),
    });

  it('is not offered to who may not, even by its address', async () => {
    begin();
    expect(await screen.findByRole('heading', { name: 'Проводить опросы вы не можете' })).toBeVisible();
  });

  it('is drafted from a questionnaire that was chosen before', async () => {
    const sent: Record<string, unknown>[] = [];
    server.use(
      signedIn('surveys:read', 'surveys:write'),
      http.post(`${api}/campaigns`, async ({ request }) => {
        sent.push((await request.json()) as Record<string, unknown>);
        return HttpResponse.json(campaign, { status: 201 });
      }),
    );
    const { router } = begin();
    const next = await screen.findByRole('button', { name: 'Дальше: кого спрашиваем' });
    expect(next).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/Название опроса/), 'Климат, осень');
    await userEvent.click(next);
    await waitFor(() => expect(router.state.location.pathname).toBe(`/surveys/${campaign.id}`));
    expect(sent[0]).toMatchObject({
      title: 'Климат, осень',
      questionnaireId: questionnaire.id,
      organizationId: region.id,
      anonymous: true,
      graceDays: 3,
    });
  });
});
