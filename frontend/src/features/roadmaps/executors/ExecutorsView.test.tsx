import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { activities, me, organizations, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import RoadmapPage from '../RoadmapPage';
import { roadmapSearch } from '../search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;

const known = {
  token: 'ОО',
  status: 'RESOLVED',
  origin: 'DICTIONARY',
  meaning: { rules: ['SCHOOLS'], organizations: [] },
  organizationCount: 3,
  sample: [{ id: 's1', name: 'Лицей «Озерный»', kind: 'SCHOOL', parentId: null }],
  candidates: [],
  taskCount: 4,
  inTerm: false,
};
const unknown = {
  ...known,
  token: 'РЦ',
  status: 'UNRESOLVED',
  origin: 'NONE',
  meaning: null,
  organizationCount: 0,
  sample: [],
};

const current = { state: 'CURRENT', askedAt: null, failures: 0, last: null };

const executors = (items: object[], mayChoose = true, rowsWithoutExecutors: object[] = []) =>
  http.get(`${base}/executors`, () => HttpResponse.json({ items, rowsWithoutExecutors, mayChoose, version: 5 }));

const server = mockServer(
  http.get(base, () => HttpResponse.json({ ...roadmap, state: 'ACTIVE', allowedActions: [] })),
  http.get(`${base}/activities`, () => HttpResponse.json({ items: activities, nextCursor: null })),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations`, () => HttpResponse.json({ items: organizations, nextCursor: null })),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
  http.get(`${api}/organizations/:id/executor-meanings`, () => HttpResponse.json({ items: [], nextCursor: null })),
  http.get(`${base}/generation`, () => HttpResponse.json(current)),
  executors([known, unknown]),
);

const open = () =>
  renderPage(RoadmapPage, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}?view=executors`,
    search: roadmapSearch,
  });

describe('the executors of a roadmap', () => {
  it('show who is meant and what is not known', async () => {
    open();
    const row = (await screen.findByRole('cell', { name: 'ОО Встречается 4 раза' })).closest('tr')!;
    expect(within(row).getByText('Все школы: Лицей «Озерный» и еще 2')).toBeVisible();
    expect(screen.getByText('1 обозначение нужно уточнить')).toBeVisible();
  });

  it('name the rows that nobody carries out', async () => {
    const row = { activityId: activities[1]!.id, number: '1.2', title: 'Провести семинар' };
    server.use(executors([], true, [row]));
    open();
    expect(await screen.findByText('1 строку никто не исполняет')).toBeVisible();
    const link = screen.getByRole('link', { name: '1.2 Провести семинар' });
    expect(link).toHaveAttribute('href', expect.stringContaining(`row=${row.activityId}`));
  });

  it('take the chosen meaning', async () => {
    const sent: unknown[] = [];
    server.use(
      http.put(`${base}/executors`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get('If-Match'));
        return HttpResponse.json({ items: [known], rowsWithoutExecutors: [], mayChoose: true, version: 6 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Выбрать, кто такие «РЦ»' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByLabelText('Методические центры'));
    await userEvent.click(dialog.getByLabelText('Запомнить для этой и других дорожных карт'));
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить' }));
    const item = { token: 'РЦ', rules: ['METHODICAL_CENTRES'], organizations: [], remember: true, undo: null };
    await waitFor(() => expect(sent).toEqual([{ items: [item] }, '"5"']));
  });

  it('take back what was remembered', async () => {
    const sent: unknown[] = [];
    server.use(
      executors([{ ...known, origin: 'ALIAS' }]),
      http.put(`${base}/executors`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get('If-Match'));
        return HttpResponse.json({ items: [known], rowsWithoutExecutors: [], mayChoose: true, version: 6 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Выбрать, кто такие «ОО»' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByLabelText('Снять выбор'));
    expect(dialog.queryByLabelText('Запомнить для этой и других дорожных карт')).not.toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить' }));
    const item = { token: 'ОО', rules: [], organizations: [], remember: true, undo: true };
    await waitFor(() => expect(sent).toEqual([{ items: [item] }, '"5"']));
  });

  it('ask for the tasks, show that they are being made, and count them', async () => {
    const none = { added: 0, kept: 0, ended: 0 };
    const queued = { state: 'QUEUED', askedAt: '2026-03-10T08:00:00Z', failures: 0, last: null };
    const made = {
      assignments: { added: 5, kept: 2, ended: 1 },
      checkpoints: none,
      doubtfulTerms: 2,
      moved: 0,
      unresolved: ['РЦ'],
    };
    let answer: object = current;
    server.use(
      http.post(`${base}/assignments`, () => {
        answer = queued;
        return HttpResponse.json(queued, { status: 202 });
      }),
      http.get(`${base}/generation`, () => HttpResponse.json(answer)),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Обновить поручения' }));
    expect(await screen.findByRole('progressbar', { name: 'Поручения обновляются' })).toBeVisible();
    answer = { ...current, last: { madeAt: '2026-03-10T08:01:00Z', made } };
    const words = /добавлено 5, сохранено 2, прекращено 1\. Не определены: РЦ\. Сроки 2 строк требуют проверки/;
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('say that the tasks could not be made', async () => {
    const failing = { state: 'FAILING', askedAt: '2026-03-10T08:00:00Z', failures: 3, last: null };
    server.use(http.get(`${base}/generation`, () => HttpResponse.json(failing)));
    open();
    expect(await screen.findByText('Поручения не обновились')).toBeVisible();
  });

  it('are only read without the right to choose', async () => {
    server.use(executors([known], false));
    open();
    expect(await screen.findByText('Все исполнители определены.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Обновить поручения' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /кто такие/ })).not.toBeInTheDocument();
  });

  it('say that none are named', async () => {
    server.use(executors([]));
    open();
    expect(await screen.findByText('Исполнители не названы')).toBeVisible();
  });

  it('list what is remembered at the owner, and forget it', async () => {
    const one = {
      id: 'a1',
      token: 'имц',
      rules: ['AUTHORITIES'],
      organizations: [organizations[2]!],
      createdAt: '2026-02-01T10:00:00Z',
      version: 3,
      allowedActions: ['delete'],
    };
    let tag: string | null = null;
    server.use(
      http.get(`${api}/organizations/:id/executor-meanings`, () =>
        HttpResponse.json({ items: [one], nextCursor: null }),
      ),
      http.delete(`${api}/organizations/:id/executor-meanings/a1`, ({ request }) => {
        tag = request.headers.get('If-Match');
        return new HttpResponse(null, { status: 204 });
      }),
    );
    open();
    expect(await screen.findByText(new RegExp(`«имц» – .*, ${organizations[2]!.name}`))).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Забыть: имц' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Забыть' }));
    await waitFor(() => expect(tag).toBe('"3"'));
  });
});
