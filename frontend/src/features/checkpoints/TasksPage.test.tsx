import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { checkpoint, target, wholeOf } from '../../../test/checkpoints';
import { organizations } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import { tasksSearch } from './search';
import TasksPage from './TasksPage';

const api = `${window.location.origin}/api/v1`;
const states = lists('checkpoints');
const executor = ['checkpoints:read', 'checkpoints:report'];
const numbers = { today: 1, week: 2, overdue: 3, returned: 0, toAccept: 7, all: 1000, most: 1000 };
const first = checkpoint(1, { overdue: true, daysLate: 3 });
const second = checkpoint(2, { title: 'Провести педсовет', text: 'Провести педсовет' });

const asked: URL[] = [];
const server = mockServer(
  signedIn(...executor),
  http.get(`${api}/checkpoints`, ({ request }) => {
    asked.push(new URL(request.url));
    return page([first, second]);
  }),
  http.get(`${api}/checkpoints/counts`, () => HttpResponse.json(numbers)),
  http.get(`${api}/checkpoints/:id`, ({ params }) =>
    HttpResponse.json(wholeOf(params['id'] === first.id ? first : second, { targets: [target] })),
  ),
  lists('roadmaps').empty,
  http.get(`${api}/organizations`, () => page(organizations)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[4])),
);

const open = (search = '') => renderPage(TasksPage, { path: '/tasks', at: `/tasks${search}`, search: tasksSearch });
const views = () => within(screen.getByRole('group', { name: 'Какие задачи показать' }));

describe('my tasks', () => {
  it('begin with the own day, with the numbers of the other views', async () => {
    asked.splice(0);
    open();
    expect(await screen.findByRole('link', { name: /1\.1 Назначить ответственного/ })).toBeVisible();
    expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({ view: 'TODAY', mine: 'true' });
    expect(await views().findByRole('button', { name: 'Сегодня 1', pressed: true })).toBeVisible();
    expect(views().getByRole('button', { name: 'Все 1000+' })).toBeVisible();
    expect(views().queryByRole('button', { name: /На проверку/ })).not.toBeInTheDocument();
    expect(screen.getByText('Просрочено на 3 дня')).toBeVisible();
    expect(screen.getAllByText('до 30.04.2026')).toHaveLength(2);
    expect(screen.getAllByText('“Март-апрель”')).toHaveLength(2);
  });

  it('say which other day is asked for', async () => {
    const dateProposal = {
      id: first.id,
      due: '2026-05-15',
      reason: 'Карантин',
      author: { name: 'Вера Ручьева', you: true },
      createdAt: '2026-04-20T09:00:00Z',
    };
    server.use(http.get(`${api}/checkpoints`, () => page([{ ...first, dateProposal }, second])));
    open();
    expect(await screen.findByText('Просят перенести: до 15.05.2026')).toBeVisible();
  });

  it('keep the view and the filters in the address', async () => {
    asked.splice(0);
    const { router } = open('?view=returned&q=педсовет');
    await screen.findByText('2 задачи');
    expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({ view: 'RETURNED', q: 'педсовет' });
    await userEvent.click(views().getByRole('button', { name: /Эта неделя/ }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ view: 'week', q: 'педсовет' }));
  });

  it('say what a figure of another screen narrowed them to, and let it go', async () => {
    asked.splice(0);
    const { router } = open(
      `?of=all&view=all&state=accepted&activity=${first.activityId}&within=${organizations[1]!.id}` +
        `&section=${organizations[2]!.id}&kind=methodical-centre`,
    );
    const section = await screen.findByRole('button', { name: 'Убрать условие: один раздел' });
    expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({
      view: 'ALL',
      state: 'ACCEPTED',
      activity: first.activityId,
      within: organizations[1]!.id,
      section: organizations[2]!.id,
      kind: 'METHODICAL_CENTRE',
    });
    expect(screen.getByLabelText('Состояние')).toHaveDisplayValue('Принято');
    await userEvent.click(section);
    await waitFor(() => expect(router.state.location.search).not.toHaveProperty('section', organizations[2]!.id));
    expect(router.state.location.search).toMatchObject({ activity: first.activityId, state: 'accepted' });
  });

  it('are narrowed by days and a state, in the address and in the file', async () => {
    asked.splice(0);
    const { router } = open('?dueFrom=2026-04-01&dueTo=2026-99-99');
    await screen.findByText('2 задачи');
    expect(asked[0]!.searchParams.get('dueFrom')).toBe('2026-04-01');
    expect(asked[0]!.searchParams.has('dueTo')).toBe(false);
    await userEvent.type(await screen.findByRole('textbox', { name: 'Срок по' }), '30.04.2026{Enter}');
    await userEvent.selectOptions(screen.getByLabelText('Состояние'), 'В работе');
    await waitFor(() =>
      expect(router.state.location.search).toMatchObject({ dueTo: '2026-04-30', state: 'in-progress', view: 'all' }),
    );
    await waitFor(() =>
      expect(Object.fromEntries(asked.at(-1)!.searchParams)).toMatchObject({
        view: 'ALL',
        state: 'IN_PROGRESS',
        dueFrom: '2026-04-01',
        dueTo: '2026-04-30',
        mine: 'true',
      }),
    );
    asked.splice(0);
    await userEvent.click(await screen.findByRole('button', { name: 'CSV' }));
    await waitFor(() =>
      expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({ state: 'IN_PROGRESS', dueTo: '2026-04-30' }),
    );
  });

  it('are those that a colleague gave to this very person', async () => {
    asked.splice(0);
    const { router } = open();
    await screen.findByText('2 задачи');
    expect(asked[0]!.searchParams.has('person')).toBe(false);
    await userEvent.click(screen.getByRole('radio', { name: 'Дано мне' }));
    await waitFor(() =>
      expect(Object.fromEntries(asked.at(-1)!.searchParams)).toMatchObject({ mine: 'true', person: 'ME' }),
    );
    expect(router.state.location.search).toMatchObject({ of: 'given' });
  });

  it('take numbers for the targets of their rows in one report', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/checkpoint-reports`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ eventId: first.id, items: [] });
      }),
    );
    open();
    for (const box of await screen.findAllByRole('checkbox')) await userEvent.click(box);
    await userEvent.click(screen.getByRole('button', { name: 'Отчитаться одним событием' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/Что сделано/), 'Собрание');
    await userEvent.click(dialog.getByRole('button', { name: 'Указать числовые показатели' }));
    await userEvent.type(await dialog.findByLabelText(target.text), '64,5');
    await userEvent.click(dialog.getByRole('button', { name: 'Отправить отчет' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      checkpointIds: [first.id, second.id],
      report: { text: 'Собрание', numbers: [{ targetId: target.id, value: 64.5 }] },
    });
  });

  it('are those of others for who controls and does not report', async () => {
    asked.splice(0);
    server.use(signedIn('checkpoints:read', 'checkpoints:control'));
    open();
    expect(await screen.findByRole('button', { name: 'На проверку 7', pressed: true })).toBeVisible();
    expect(asked[0]!.searchParams.get('view')).toBe('TO_ACCEPT');
    expect(asked[0]!.searchParams.has('mine')).toBe(false);
  });

  it('are accepted together by who has looked them through', async () => {
    const sent: unknown[] = [];
    const waiting = (one: typeof first, accept: boolean) =>
      ({ ...one, state: 'SUBMITTED', allowedActions: accept ? ['accept', 'sendBack'] : [] }) as typeof first;
    server.use(
      signedIn('checkpoints:read', 'checkpoints:control'),
      http.get(`${api}/checkpoints`, () => page([waiting(first, true), waiting(second, true)])),
      http.post(`${api}/checkpoint-decisions`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ items: [] });
      }),
    );
    open('?view=to-accept');
    for (const box of await screen.findAllByRole('checkbox')) await userEvent.click(box);
    await userEvent.click(screen.getByRole('button', { name: 'Принять отмеченные' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Принять 2 отчета' }));
    await userEvent.type(dialog.getByLabelText(/Замечание/), 'Принято');
    await userEvent.click(dialog.getByRole('button', { name: 'Принять' }));
    expect(await screen.findByText('Отчеты приняты.')).toBeVisible();
    expect(sent).toEqual([{ checkpointIds: [first.id, second.id], remark: 'Принято' }]);
  });

  it('say where to go when the day is empty', async () => {
    server.use(states.empty);
    const { router } = open();
    expect(await screen.findByRole('heading', { name: 'На сегодня все сделано' })).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Просрочено: 3' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ view: 'overdue' }));
  });

  it('say that they are on the way', async () => {
    server.use(states.waiting);
    open();
    expect(await screen.findByRole('status', { name: 'Загрузка' })).toBeInTheDocument();
  });

  it('tell of a failure with its number', async () => {
    server.use(states.broken);
    open();
    expect(await screen.findByText('Номер обращения: r-42')).toBeVisible();
  });

  it('are not shown to who has no right to them', async () => {
    server.use(signedIn('roadmaps:read'));
    open();
    expect(await screen.findByText(/Ваша роль не работает с задачами/)).toBeVisible();
  });
});

describe('a report from the row', () => {
  it('is sent with its numbers under the version that was seen', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/checkpoints/${first.id}/submit`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get('If-Match'), request.headers.get('Idempotency-Key'));
        return HttpResponse.json(wholeOf({ ...first, state: 'SUBMITTED', allowedActions: ['withdraw'] }), {
          status: 201,
        });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: /Отчитаться: 1\.1/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(await dialog.findByLabelText(/Что сделано/), 'Приказ подписан');
    await userEvent.type(dialog.getByLabelText('Доля учителей'), '64,x');
    expect(dialog.getByText('Введите число')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Отправить отчет' })).toBeDisabled();
    await userEvent.type(dialog.getByLabelText('Доля учителей'), '{Backspace}5');
    await userEvent.click(dialog.getByRole('button', { name: 'Отправить отчет' }));
    expect(await screen.findByText('Отчет отправлен на проверку.')).toBeVisible();
    expect(sent[0]).toEqual({
      text: 'Приказ подписан',
      link: null,
      heldOn: null,
      numbers: [{ targetId: target.id, value: 64.5 }],
      count: null,
      files: [],
    });
    expect(sent[1]).toBe('"4"');
    expect(sent[2]).toMatch(/^[0-9a-f-]{36}$/);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('that lacks its evidence says so at the field and keeps the words', async () => {
    server.use(
      http.post(`${api}/checkpoints/${first.id}/submit`, () =>
        HttpResponse.json(
          {
            type: 'opora:invalid',
            title: 'Данные не приняты',
            status: 422,
            errors: [{ pointer: '/files', code: 'EVIDENCE_REQUIRED', message: 'Приложите файл.' }],
          },
          { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: /Отчитаться: 1\.1/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(await dialog.findByLabelText(/Что сделано/), 'Сделано');
    await userEvent.click(dialog.getByRole('button', { name: 'Отправить отчет' }));
    const files = within(dialog.getByRole('group', { name: 'Файлы и фото' }));
    expect(await files.findByText('Приложите файл.')).toBeVisible();
    expect(dialog.getByLabelText(/Что сделано/)).toHaveValue('Сделано');
  });

  it('is saved as a draft', async () => {
    const sent: unknown[] = [];
    server.use(
      http.put(`${api}/checkpoints/${first.id}/report`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get('If-Match'));
        return HttpResponse.json(wholeOf({ ...first, state: 'IN_PROGRESS' }));
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: /Отчитаться: 1\.1/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(await dialog.findByLabelText(/Что сделано/), 'Начали');
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить черновик' }));
    expect(await screen.findByText('Черновик сохранен.')).toBeVisible();
    expect(sent).toMatchObject([{ text: 'Начали' }, '"4"']);
  });

  it('says that an event is one of what is counted', async () => {
    server.use(http.get(`${api}/checkpoints`, () => page([{ ...first, expectedCount: 4 }, second])));
    open();
    for (const box of await screen.findAllByRole('checkbox')) await userEvent.click(box);
    await userEvent.click(screen.getByRole('button', { name: 'Отчитаться одним событием' }));
    expect(await screen.findByText(/Где ведется счет проведенных, прибавится одно/)).toBeVisible();
  });

  it('closes several rows by one event', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/checkpoint-reports`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ eventId: first.id, items: [first, second] }, { status: 201 });
      }),
    );
    open();
    for (const box of await screen.findAllByRole('checkbox')) await userEvent.click(box);
    expect(screen.getByText('Выбрано: 2 задачи')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Отчитаться одним событием' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Один отчет на 2 задачи' }));
    await userEvent.type(dialog.getByLabelText(/Что сделано/), 'Единый методический день');
    await userEvent.click(dialog.getByRole('button', { name: 'Отправить отчет' }));
    expect(await screen.findByText('Отчет отправлен на проверку.')).toBeVisible();
    expect(sent).toMatchObject([
      { checkpointIds: [first.id, second.id], report: { text: 'Единый методический день' } },
    ]);
  });
});
