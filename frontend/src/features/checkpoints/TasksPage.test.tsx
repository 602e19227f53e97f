import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { target } from '../../../test/checkpoints';
import { organizations } from '../../../test/fixtures';
import { lists, page, signedIn } from '../../../test/states';
import { first, openTasks, second, tasksServer, views } from '../../../test/tasksPage';

const api = `${window.location.origin}/api/v1`;
const states = lists('checkpoints');
const asked: URL[] = [];
const server = tasksServer(asked);

describe('my tasks', () => {
  it('begin with the own day, with the numbers of the other views', async () => {
    asked.splice(0);
    openTasks();
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
    openTasks();
    expect(await screen.findByText('Просят перенести: до 15.05.2026')).toBeVisible();
  });

  it('keep the view and the filters in the address', async () => {
    asked.splice(0);
    const { router } = openTasks('?view=returned&q=педсовет');
    await screen.findByText('2 задачи');
    expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({ view: 'RETURNED', q: 'педсовет' });
    await userEvent.click(views().getByRole('button', { name: /Эта неделя/ }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ view: 'week', q: 'педсовет' }));
  });

  it('say what a figure of another screen narrowed them to, and let it go', async () => {
    asked.splice(0);
    const { router } = openTasks(
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
    const { router } = openTasks('?dueFrom=2026-04-01&dueTo=2026-99-99');
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

  it('are put in another order, in the address and in the file', async () => {
    asked.splice(0);
    const { router } = openTasks();
    await screen.findByText('2 задачи');
    expect(asked[0]!.searchParams.has('sort')).toBe(false);
    await userEvent.selectOptions(screen.getByLabelText('Порядок'), 'Сначала дальние сроки');
    await waitFor(() => expect(asked.at(-1)!.searchParams.get('sort')).toBe('-due'));
    expect(router.state.location.search).toMatchObject({ sort: '-due' });
    asked.splice(0);
    await userEvent.click(await screen.findByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(asked[0]!.searchParams.get('sort')).toBe('-due'));
  });

  it('have the columns that are chosen, in the address too', async () => {
    const { router } = openTasks('?columns=term,submitted&q=а');
    await screen.findByText('2 задачи');
    expect(screen.queryByRole('columnheader', { name: 'Срок' })).not.toBeInTheDocument();
    expect(screen.queryByText('до 30.04.2026')).not.toBeInTheDocument();
    expect(screen.getByRole('columnheader', { name: 'Отправлен' })).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Столбцы' }));
    await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Состояние', checked: true }));
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: 'Состояние' })).not.toBeInTheDocument());
    expect(router.state.location.search).toMatchObject({ columns: 'term,submitted,state', q: 'а' });
    await userEvent.click(screen.getByRole('menuitem', { name: 'Обычные столбцы' }));
    expect(await screen.findByRole('columnheader', { name: 'Срок' })).toBeVisible();
    expect(router.state.location.search).not.toHaveProperty('columns', expect.anything());
  });

  it('are those that a colleague gave to this very person', async () => {
    asked.splice(0);
    const { router } = openTasks();
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
    openTasks();
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
    openTasks();
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
    openTasks('?view=to-accept');
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
    const { router } = openTasks();
    expect(await screen.findByRole('heading', { name: 'На сегодня все сделано' })).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Просрочено: 3' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ view: 'overdue' }));
  });

  it('say that they are on the way', async () => {
    server.use(states.waiting);
    openTasks();
    expect(await screen.findByRole('status', { name: 'Загрузка' })).toBeInTheDocument();
  });

  it('tell of a failure with its number', async () => {
    server.use(states.broken);
    openTasks();
    expect(await screen.findByText('Номер обращения: r-42')).toBeVisible();
  });

  it('are not shown to who has no right to them', async () => {
    server.use(signedIn('roadmaps:read'));
    openTasks();
    expect(await screen.findByText(/Ваша роль не работает с задачами/)).toBeVisible();
  });
});
