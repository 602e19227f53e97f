import { screen, within } from '@testing-library/react';
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
