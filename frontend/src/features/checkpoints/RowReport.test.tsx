import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { target, wholeOf } from '../../../test/checkpoints';
import { page } from '../../../test/states';
import { first, openTasks, second, tasksServer } from '../../../test/tasksPage';

const api = `${window.location.origin}/api/v1`;
const server = tasksServer();

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
    openTasks();
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
    openTasks();
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
    openTasks();
    await userEvent.click(await screen.findByRole('button', { name: /Отчитаться: 1\.1/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(await dialog.findByLabelText(/Что сделано/), 'Начали');
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить черновик' }));
    expect(await screen.findByText('Черновик сохранен.')).toBeVisible();
    expect(sent).toMatchObject([{ text: 'Начали' }, '"4"']);
  });

  it('says that an event is one of what is counted', async () => {
    server.use(http.get(`${api}/checkpoints`, () => page([{ ...first, expectedCount: 4 }, second])));
    openTasks();
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
    openTasks();
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
