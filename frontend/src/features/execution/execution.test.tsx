import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { district, organizations, roadmap } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import ControlPage from './ControlPage';
import ExecutionOf from './ExecutionOf';
import OverduePage from './OverduePage';
import { controlSearch, overdueSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const asOf = '2026-03-10T08:00:00Z';
const school = organizations[4]!;
const counts = {
  total: 40,
  planned: 20,
  inProgress: 4,
  submitted: 6,
  accepted: 9,
  returned: 1,
  overdue: 5,
  cancelled: 0,
  dueSoFar: 12,
  acceptedOfDue: 9,
  share: 0.75,
};
const task = {
  id: '00000000-0000-4000-8000-000000000401',
  roadmapId: roadmap.id,
  activityId: roadmap.id,
  organizationId: school.id,
  organizationName: school.name,
  number: '1.1',
  title: 'Провести педсовет',
  due: '2026-03-01',
  state: 'SUBMITTED',
  overdue: false,
  submittedAt: '2026-02-25T10:00:00Z',
};
const late = {
  id: district.id,
  name: district.name,
  kind: 'MUNICIPALITY',
  overdue: 5,
  threeDays: 4,
  tenDays: 1,
  oldestDue: '2026-02-20',
  oldestDays: 18,
};
const appointment = {
  roadmapId: roadmap.id,
  roadmapTitle: roadmap.title,
  organization: school,
  due: '2026-03-15',
  text: null,
  state: 'OVERDUE',
  person: null,
  orderNumber: null,
  orderDate: null,
};
const summary = {
  asOf,
  counts,
  waiting: { total: 6, threeDays: 2, tenDays: 1, oldest: asOf, items: [task] },
  returnedTwice: 1,
  overdue: [late],
};

const server = mockServer(
  signedIn('checkpoints:read', 'checkpoints:control'),
  http.get(`${api}/execution-summary`, () => HttpResponse.json(summary)),
  http.get(`${api}/appointments`, () => page([appointment])),
  http.get(`${api}/overdue`, () => HttpResponse.json({ asOf, items: [late], nextCursor: null })),
  http.get(`${api}/organizations`, () => page(organizations)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
  lists('roadmaps').empty,
);

describe('the page of whoever controls', () => {
  const open = (search = '') =>
    renderPage(ControlPage, { path: '/control', at: `/control${search}`, search: controlSearch });

  it('begins with what waits and who is late; each figure opens its tasks', async () => {
    open();
    const waiting = within(await screen.findByRole('region', { name: 'На проверке дольше всех' }));
    expect(waiting.getByRole('link', { name: '1.1 Провести педсовет' })).toHaveAttribute('href', `/tasks/${task.id}`);
    expect(screen.getByRole('link', { name: '6' })).toHaveAttribute('href', '/tasks?of=all&view=to-accept');
    expect(screen.getByText('дольше 3 дней: 2, дольше 10 дней: 1')).toBeVisible();
    const who = within(screen.getByRole('region', { name: 'Просрочки' }));
    expect(who.getByRole('link', { name: district.name })).toHaveAttribute(
      'href',
      `/tasks?of=all&view=overdue&within=${district.id}`,
    );
    expect(await screen.findByRole('region', { name: 'Ответственный не назначен в срок' })).toBeVisible();
  });

  it('is narrowed to a place by its address', async () => {
    const asked: (string | null)[] = [];
    server.use(
      http.get(`${api}/execution-summary`, ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('within'));
        return HttpResponse.json(summary);
      }),
    );
    open(`?within=${district.id}`);
    await screen.findByRole('link', { name: '6' });
    expect(asked).toEqual([district.id]);
  });

  it('names who has not appointed anybody in that place alone, and leads to the whole list', async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get(`${api}/appointments`, ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return HttpResponse.json({ items: [appointment], nextCursor: 'next' });
      }),
    );
    open(`?within=${district.id}`);
    const missing = within(await screen.findByRole('region', { name: 'Ответственный не назначен в срок' }));
    expect(missing.getByRole('link', { name: roadmap.title })).toHaveAttribute(
      'href',
      expect.stringMatching(`/roadmaps/${roadmap.id}.*appointed=OVERDUE`),
    );
    expect(missing.getByText('Показаны первые 10; остальные — в дорожных картах.')).toBeVisible();
    expect(asked[0]!.get('within')).toBe(district.id);
  });

  it('gives who is late in that place as a file, and itself on paper', async () => {
    const asked: URL[] = [];
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    server.use(
      http.get(`${api}/overdue`, ({ request }) => {
        asked.push(new URL(request.url));
        return new HttpResponse('Организация\n', { headers: { 'Content-Type': 'text/csv' } });
      }),
    );
    open(`?within=${district.id}`);
    await userEvent.click(await screen.findByRole('button', { name: /CSV/ }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({ by: 'MUNICIPALITY', within: district.id });
    await userEvent.click(screen.getByRole('button', { name: 'Печать' }));
    await waitFor(() => expect(print).toHaveBeenCalled());
  });

  it('says that nothing waits and nothing is late', async () => {
    server.use(
      http.get(`${api}/execution-summary`, () =>
        HttpResponse.json({ ...summary, overdue: [], waiting: { ...summary.waiting, total: 0, items: [] } }),
      ),
      lists('appointments').empty,
    );
    open();
    expect(await screen.findByText('Отчетов на проверку нет')).toBeVisible();
    expect(screen.getByText('Просрочек нет')).toBeVisible();
    expect(screen.queryByText('Ответственный не назначен в срок')).not.toBeInTheDocument();
  });

  it('says what went wrong, and that there is no right', async () => {
    server.use(lists('execution-summary').broken);
    open();
    expect(await screen.findByText('Внутренняя ошибка')).toBeVisible();
  });

  it('is closed to whoever has no right', async () => {
    server.use(signedIn('roadmaps:read'));
    open();
    expect(await screen.findByText(/Ваша роль не работает с задачами/)).toBeVisible();
  });
});

describe('the overdue', () => {
  const open = (search = '') =>
    renderPage(OverduePage, { path: '/control/overdue', at: `/control/overdue${search}`, search: overdueSearch });

  it('are listed by municipality, and by what the address says', async () => {
    const asked: (string | null)[] = [];
    server.use(
      http.get(`${api}/overdue`, ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('by'));
        return HttpResponse.json({ asOf, items: [late], nextCursor: null });
      }),
    );
    const { router } = open();
    expect(await screen.findByRole('cell', { name: '20.02.2026 (18 дней)' })).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Показать по'), 'SCHOOL');
    await waitFor(() => expect(asked).toEqual(['MUNICIPALITY', 'SCHOOL']));
    expect(router.state.location.search).toMatchObject({ by: 'school' });
    await waitFor(() =>
      expect(screen.getByRole('link', { name: district.name })).toHaveAttribute(
        'href',
        `/tasks?of=all&view=overdue&organization=${district.id}`,
      ),
    );
  });

  it('say when there are none', async () => {
    server.use(http.get(`${api}/overdue`, () => HttpResponse.json({ asOf, items: [], nextCursor: null })));
    open();
    expect(await screen.findByRole('heading', { name: 'Просрочек нет' })).toBeVisible();
  });
});

describe('what a school executes', () => {
  const at = `${api}/organizations/${school.id}/execution`;
  const open = () => renderPage(() => <ExecutionOf organizationId={school.id} />, { path: '/school', at: '/school' });
  const execution = {
    asOf,
    organization: school,
    counts,
    roadmaps: [{ id: roadmap.id, number: null, name: roadmap.title, kind: null, counts }],
    next: [{ ...task, state: 'PLANNED', overdue: true }],
    reports: [
      {
        id: 'r1',
        checkpointId: task.id,
        roadmapId: roadmap.id,
        number: '1.2',
        title: 'Собрать анкеты',
        state: 'RETURNED',
        remark: 'Приложите протокол',
        submittedAt: asOf,
        decidedAt: asOf,
      },
    ],
  };

  it('is its figures, what is next, its roadmaps, its reports and who is responsible', async () => {
    server.use(http.get(at, () => HttpResponse.json(execution)));
    open();
    expect(await screen.findByText('Запланировано · до 01.03.2026 · просрочено')).toBeVisible();
    expect(screen.getByRole('link', { name: '9' })).toHaveAttribute(
      'href',
      `/tasks?of=all&view=all&state=accepted&organization=${school.id}`,
    );
    expect(screen.getByText('75 %: принято 9 из 12 наступивших')).toBeVisible();
    expect(screen.getByText('Приложите протокол')).toBeVisible();
    expect(await screen.findByText('Не назначен в срок, до 15.03.2026')).toBeVisible();
  });

  it('is nothing yet', async () => {
    server.use(http.get(at, () => HttpResponse.json({ ...execution, counts: { ...counts, total: 0 } })));
    open();
    expect(await screen.findByText('Поручений по дорожным картам нет.')).toBeVisible();
  });
});
