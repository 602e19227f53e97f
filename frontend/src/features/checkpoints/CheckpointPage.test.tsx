import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { checkpoint, submittedReport, target, wholeOf } from '../../../test/checkpoints';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import type { Checkpoint } from '../../shared/api/types';
import CheckpointPage from './CheckpointPage';

const api = `${window.location.origin}/api/v1`;
const waiting = checkpoint(1, { state: 'SUBMITTED', allowedActions: ['accept', 'sendBack', 'comment'] });
const base = `${api}/checkpoints/${waiting.id}`;
const review = wholeOf(waiting, { targets: [target], reports: [submittedReport] });

const server = mockServer(
  signedIn('checkpoints:read', 'checkpoints:control'),
  http.get(base, () => HttpResponse.json(review)),
  http.get(`${base}/comments`, () =>
    page([
      {
        id: waiting.id,
        text: 'Протокол пришлем в понедельник',
        author: { name: 'Ирина Кольцова', you: false },
        createdAt: '2026-04-21T08:00:00Z',
      },
    ]),
  ),
);

const proposal: Checkpoint['dateProposals'][number] = {
  id: waiting.id,
  due: '2026-05-15',
  reason: 'Карантин',
  state: 'PROPOSED',
  author: { name: 'Ирина Кольцова', you: false },
  createdAt: '2026-04-21T08:00:00Z',
  decidedBy: null,
  decidedAt: null,
  remark: null,
};

const open = () => renderPage(CheckpointPage, { path: '/tasks/$checkpointId', at: `/tasks/${waiting.id}` });
const shows = (view: Checkpoint) => server.use(http.get(base, () => HttpResponse.json(view)));

describe('the page of a task', () => {
  it('shows the words of the order, the plan and the fact, the evidence and the talk', async () => {
    open();
    expect(await screen.findByRole('heading', { level: 1, name: /1\.1 Назначить ответственного/ })).toBeVisible();
    expect(screen.getByText('“Март-апрель”')).toBeVisible();
    expect(screen.getByText('до 30.04.2026')).toBeVisible();
    const reports = within(screen.getByRole('region', { name: 'Отчеты' }));
    expect(reports.getByText('64,5')).toBeVisible();
    expect(reports.getByRole('button', { name: 'Скачать Приказ.pdf' })).toBeVisible();
    expect(await screen.findByText('Протокол пришлем в понедельник')).toBeVisible();
  });

  it('leads whoever reads the record of changes to its history', async () => {
    const asked: string[] = [];
    server.use(
      signedIn('checkpoints:read', 'audit:read'),
      http.get(`${api}/audit-entries`, ({ request }) => {
        asked.push(new URL(request.url).search);
        return page([]);
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'История изменений' }));
    await waitFor(() => expect(asked[0]).toContain(`entity=checkpoint&entityId=${waiting.id}`));
  });

  it('says that its plan is closed', async () => {
    shows(wholeOf(checkpoint(1, { roadmapState: 'CLOSED', allowedActions: ['comment'] })));
    open();
    expect(await screen.findByText('Дорожная карта завершена: отчеты больше не принимаются.')).toBeVisible();
  });

  it('is accepted under the version that was seen', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${base}/accept`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get('If-Match'));
        const accepted = { ...waiting, state: 'ACCEPTED' as const, allowedActions: [] };
        shows(wholeOf(accepted));
        return HttpResponse.json(wholeOf(accepted), { status: 201 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Принять' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Принять' }));
    expect(await screen.findByText('Отчет принят.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Принять' })).not.toBeInTheDocument();
    expect(sent).toEqual([{ remark: null }, '"4"']);
  });

  it('goes back only with a remark', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${base}/return`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(wholeOf({ ...waiting, state: 'RETURNED', allowedActions: [] }), { status: 201 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Вернуть с замечанием' }));
    const dialog = within(await screen.findByRole('dialog'));
    const back = dialog.getByRole('button', { name: 'Вернуть с замечанием' });
    expect(back).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/Замечание/), 'Приложите протокол');
    await userEvent.click(back);
    expect(await screen.findByText('Отчет возвращен исполнителю.')).toBeVisible();
    expect(sent).toEqual([{ remark: 'Приложите протокол' }]);
  });

  it('goes on with the report that was returned', async () => {
    const returned = { ...waiting, state: 'RETURNED' as const, allowedActions: ['report', 'submit'] as never };
    shows(
      wholeOf(returned, {
        targets: [target],
        reports: [
          { ...submittedReport, state: 'RETURNED', remark: 'Приложите протокол', decidedAt: '2026-04-22T08:00:00Z' },
        ],
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Продолжить отчет' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('Приложите протокол')).toBeVisible();
    expect(dialog.getByLabelText(/Что сделано/)).toHaveValue('Приказ подписан');
    expect(dialog.getByLabelText('Доля учителей')).toHaveValue('64,5');
    expect(dialog.getByRole('button', { name: 'Скачать Приказ.pdf' })).toBeVisible();
  });

  it('asks for another day with a reason', async () => {
    const sent: unknown[] = [];
    const mine = {
      ...waiting,
      state: 'PLANNED' as const,
      allowedActions: ['report', 'submit', 'proposeDate'] as never,
    };
    shows(wholeOf(mine));
    server.use(
      http.post(`${base}/date-proposals`, async ({ request }) => {
        sent.push(await request.json());
        const asked = wholeOf({ ...mine, allowedActions: ['report', 'submit'] }, { dateProposals: [proposal] });
        shows(asked);
        return HttpResponse.json(asked, { status: 201 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Предложить другой срок' }));
    const dialog = within(await screen.findByRole('dialog'));
    const send = dialog.getByRole('button', { name: 'Отправить предложение' });
    expect(dialog.getByText('Сейчас: до 30.04.2026')).toBeVisible();
    await userEvent.type(dialog.getByLabelText(/Новый срок/), '15.05.2026');
    await userEvent.tab();
    expect(send).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/Причина/), 'Карантин');
    await userEvent.click(send);
    expect(await screen.findByText(/Предложение о новом сроке отправлено/)).toBeVisible();
    expect(sent).toEqual([{ due: '2026-05-15', reason: 'Карантин' }]);
    // One proposal at a time.
    expect(screen.queryByRole('button', { name: 'Предложить другой срок' })).not.toBeInTheDocument();
  });

  it('keeps the day only with words for the executor', async () => {
    const sent: unknown[] = [];
    const asked = { ...waiting, state: 'PLANNED' as const, allowedActions: ['decideDate', 'cancel'] as never };
    shows(wholeOf(asked, { dateProposals: [proposal] }));
    server.use(
      http.post(`${base}/date-proposals/${proposal.id}/refuse`, async ({ request }) => {
        sent.push(await request.json());
        const refused = { ...proposal, state: 'REFUSED' as const, remark: 'Срок установлен приказом' };
        return HttpResponse.json(wholeOf(asked, { dateProposals: [refused] }));
      }),
    );
    open();
    expect(await screen.findByText('Новый срок: до 15.05.2026')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Оставить прежний срок' }));
    const dialog = within(await screen.findByRole('dialog'));
    const refuse = dialog.getByRole('button', { name: 'Оставить прежний срок' });
    expect(refuse).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/Замечание/), 'Срок установлен приказом');
    await userEvent.click(refuse);
    expect(await screen.findByText('Решение о сроке принято.')).toBeVisible();
    expect(sent).toEqual([{ remark: 'Срок установлен приказом' }]);
  });

  it('is given to a colleague who may report, each named once', async () => {
    const sent: unknown[] = [];
    const mine = { ...waiting, state: 'PLANNED' as const, allowedActions: ['report', 'submit'] as never };
    shows(wholeOf(mine));
    const person = (id: string, personName: string, role: string) => ({ personId: id, personName, role });
    server.use(
      signedIn('checkpoints:read', 'checkpoints:report', 'people:read'),
      http.get(`${api}/assignments/${mine.assignmentId}`, () =>
        HttpResponse.json({ id: mine.assignmentId, organization: mine.organization, person: null, version: 7 }),
      ),
      http.get(`${api}/memberships`, () =>
        page([
          person('p1', 'Ирина Кольцова', 'SCHOOL_HEAD'),
          person('p1', 'Ирина Кольцова', 'SCHOOL_COORDINATOR'),
          person('p2', 'Петр Лугов', 'CURATOR'),
        ]),
      ),
      http.post(`${api}/assignments/${mine.assignmentId}/delegate`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get('If-Match'));
        return HttpResponse.json({});
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Поручить сотруднику' }));
    const people = await screen.findByLabelText('Сотрудник');
    expect(
      within(people)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['Никому отдельно', 'Ирина Кольцова']);
    await userEvent.selectOptions(people, 'p1');
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Поручить' }));
    expect(await screen.findByText('Исполнитель назначен.')).toBeVisible();
    expect(sent).toEqual([{ personId: 'p1' }, '"7"']);
  });

  it('is cancelled with the reason', async () => {
    const sent: unknown[] = [];
    const standing = { ...waiting, state: 'PLANNED' as const, allowedActions: ['cancel'] as never };
    shows(wholeOf(standing));
    server.use(
      http.post(`${base}/cancel`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get('If-Match'));
        return HttpResponse.json(wholeOf({ ...standing, state: 'CANCELLED', allowedActions: [] }));
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Отменить задачу' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/Причина/), 'Школа на ремонте');
    await userEvent.click(dialog.getByRole('button', { name: 'Отменить задачу' }));
    expect(await screen.findByText('Задача отменена.')).toBeVisible();
    expect(sent).toEqual([{ reason: 'Школа на ремонте' }, '"4"']);
  });

  it('goes on after a mistake of control', async () => {
    const sent: unknown[] = [];
    const accepted = { ...waiting, state: 'ACCEPTED' as const, allowedActions: ['reopen'] as never };
    shows(wholeOf(accepted));
    server.use(
      http.post(`${base}/reopen`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get('If-Match'));
        return HttpResponse.json(wholeOf({ ...accepted, state: 'RETURNED', allowedActions: [] }));
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Вернуть в работу' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/вернется исполнителю/)).toBeVisible();
    const back = dialog.getByRole('button', { name: 'Вернуть в работу' });
    expect(back).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/Причина/), 'Не тот протокол');
    await userEvent.click(back);
    expect(await screen.findByText('Задача снова в работе.')).toBeVisible();
    expect(sent).toEqual([{ reason: 'Не тот протокол' }, '"4"']);
  });

  it('lets only read where nothing is allowed', async () => {
    shows({ ...review, allowedActions: [] });
    open();
    await screen.findByText('Приказ подписан');
    for (const name of ['Принять', 'Вернуть с замечанием', 'Отчитаться', 'Отозвать отчет', 'Написать']) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  });

  it('says when there is no such task', async () => {
    server.use(
      http.get(base, () =>
        HttpResponse.json(
          { type: 'opora:not-found', title: 'Не найдено', status: 404 },
          { status: 404, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
    );
    open();
    expect(await screen.findByRole('heading', { name: 'Задача не найдена' })).toBeVisible();
  });
});
