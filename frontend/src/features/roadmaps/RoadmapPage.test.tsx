import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { activities, me, organizations, roadmap } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import RoadmapPage from './RoadmapPage';
import { roadmapSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;

const nothing = {
  total: 0,
  planned: 0,
  inProgress: 0,
  submitted: 0,
  accepted: 0,
  returned: 0,
  overdue: 0,
  cancelled: 0,
  dueSoFar: 0,
  acceptedOfDue: 0,
  share: null,
};

const server = mockServer(
  http.get(base, () => HttpResponse.json(roadmap)),
  http.get(`${base}/activities`, () => HttpResponse.json({ items: activities, nextCursor: null })),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
);

const open = (search = '') =>
  renderPage(RoadmapPage, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}${search}`,
    search: roadmapSearch,
  });

describe('the page of a roadmap', () => {
  it('looks like the annex of the order', async () => {
    open();
    const row = (await screen.findByRole('button', { name: /установочное совещание/ })).closest('tr')!;
    expect(within(row).getByText('1.2')).toBeVisible();
    expect(within(row).getByText('Март-апрель')).toBeVisible();
    expect(within(row).getByText('01.03.2026–30.04.2026')).toBeVisible();
    expect(within(row).getByText('≥ 60 %', { normalizer: (text) => text.replace(/\u00a0/g, ' ') })).toBeVisible();
    expect(screen.getByRole('rowheader', { name: /Организационные мероприятия/ })).toBeVisible();
  });

  it('shows at the right of each row how far it is, in one request', async () => {
    const asked: string[] = [];
    const counts = (own: object) => ({ ...nothing, ...own });
    server.use(
      http.get(base, () => HttpResponse.json({ ...roadmap, state: 'ACTIVE', allowedActions: [] })),
      http.get(`${base}/progress`, ({ request }) => {
        asked.push(new URL(request.url).search);
        const items = [
          { id: activities[0]!.id, counts: counts({ total: 4, accepted: 4 }) },
          { id: activities[1]!.id, counts: counts({ total: 9, accepted: 2, overdue: 3, planned: 3, returned: 1 }) },
        ];
        return HttpResponse.json({ asOf: '2026-03-10T08:00:00Z', items, nextCursor: null, total: null });
      }),
    );
    open();
    await screen.findByText('Принято 2 из 9');
    const [done, late, none] = activities
      .slice(0, 3)
      .map((row) => screen.getByRole('button', { name: row.title }).closest('tr')!);
    expect(within(late!).getByRole('link', { name: 'Просрочено: 3' })).toHaveAttribute(
      'href',
      `/tasks?of=all&roadmap=${roadmap.id}&activity=${activities[1]!.id}&view=overdue`,
    );
    expect(within(late!).getByRole('link', { name: 'Возвращено: 1' })).toBeVisible();
    expect(within(done!).getByText('Исполнено')).toBeVisible();
    expect(within(none!).getByText('Нет поручений')).toBeVisible();
    expect(asked).toEqual(['?by=ROW&limit=500']);
  });

  it('says nothing of progress while nobody carries it out', async () => {
    open();
    await screen.findByRole('button', { name: /установочное совещание/ });
    expect(screen.queryByRole('columnheader', { name: 'Исполнение' })).not.toBeInTheDocument();
  });

  it('opens with the filters of its address', async () => {
    open('?executor=Кураторы');
    expect(await screen.findByText('Показано 1 из 7 мероприятий')).toBeVisible();
    expect(screen.queryByText(/установочное совещание/)).not.toBeInTheDocument();
  });

  it('leaves out the columns that its address names; the row itself stays', async () => {
    const { router } = open('?columns=term,activity');
    await screen.findByRole('button', { name: /установочное совещание/ });
    expect(screen.queryByRole('columnheader', { name: 'Срок' })).not.toBeInTheDocument();
    await userEvent.click(await screen.findByRole('button', { name: 'Столбцы' }));
    await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Срок', checked: false }));
    expect(await screen.findByRole('columnheader', { name: 'Срок' })).toBeVisible();
    expect(screen.queryByRole('menuitemcheckbox', { name: 'Мероприятие' })).not.toBeInTheDocument();
    expect(router.state.location.search).toMatchObject({ columns: 'activity' });
  });

  it('keeps the scale of the timeline in the address', async () => {
    const { router } = open('?view=timeline&scale=weeks');
    const weeks = await screen.findByRole('radio', { name: 'Недели' });
    expect(weeks).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'Месяцы' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ scale: 'months' }));
    expect(weeks).not.toBeChecked();
  });

  it('keeps the filters when the view changes', async () => {
    const { router } = open('?month=2026-03');
    await userEvent.click(await screen.findByText('Лента'));
    await screen.findByRole('region', { name: 'Лента' });
    expect(router.state.location.search).toMatchObject({ view: 'timeline', month: '2026-03' });
  });

  it('tells the words of the document and the day counted to', async () => {
    open(`?row=${activities[1]!.id}`);
    expect(
      await screen.findByText('Срок указан в документе: “Март-апрель”; считаем до 30.04.2026'),
    ).toBeInTheDocument();
  });

  it('accepts a proposal for all rows with the same doubt', async () => {
    const sent: unknown[] = [];
    server.use(
      http.patch(`${base}/activities/:id`, async ({ request, params }) => {
        sent.push([params['id'], request.headers.get('If-Match'), await request.json()]);
        return HttpResponse.json(activities[2]);
      }),
    );
    open(`?row=${activities[2]!.id}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Принять', hidden: true }));
    const body = { acceptTermProposal: true };
    await waitFor(() =>
      expect(sent).toEqual([
        [activities[2]!.id, '"1"', body],
        [activities[6]!.id, '"1"', body],
      ]),
    );
  });

  it('says what to do about a roadmap that is not there', async () => {
    const problem = { type: 'urn:opora:problem:not-found', title: 'Не найдено', status: 404 };
    server.use(http.get(base, () => HttpResponse.json(problem, { status: 404 })));
    open();
    expect(await screen.findByText('Дорожная карта не найдена')).toBeVisible();
  });

  it('shows a problem with its request number and a way to try again', async () => {
    const problem = { type: 'about:blank', title: 'Сбой', detail: 'База не отвечает', status: 500, requestId: 'r-17' };
    server.use(http.get(base, () => HttpResponse.json(problem, { status: 500 })));
    open();
    expect(await screen.findByText('База не отвечает')).toBeVisible();
    expect(screen.getByText('Номер обращения: r-17')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Повторить' })).toBeVisible();
  });

  it('gives the roadmap as a file of the chosen kind', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${base}/document`, ({ request }) => {
        asked.push(String(new URL(request.url).searchParams.get('format')));
        return new HttpResponse('PK', {
          headers: { 'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
        });
      }),
    );
    const saved: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    URL.createObjectURL = () => 'blob:plan';
    URL.revokeObjectURL = () => undefined;
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Скачать' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Word (DOCX)' }));
    await waitFor(() => expect(saved).toEqual([`${roadmap.title}.docx`]));
    expect(asked).toEqual(['DOCX']);
    click.mockRestore();
  });

  it('says why a file could not be made', async () => {
    server.use(
      http.get(`${base}/document`, () =>
        HttpResponse.json(
          { type: 'urn:opora:problem:unavailable', title: 'Не получилось', status: 503 },
          { status: 503, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Скачать' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'PDF' }));
    expect(await screen.findByRole('alert')).toBeVisible();
  });
});
