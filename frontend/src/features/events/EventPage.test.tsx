import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { event, own, promised, silent } from '../../../test/events';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import EventPage from './EventPage';

const api = `${window.location.origin}/api/v1`;
const one = `${api}/events/:id`;

const server = mockServer(
  signedIn('attendance:read', 'attendance:write', 'attendance:answer'),
  http.get(one, () => HttpResponse.json(event)),
  http.get(`${one}/attendance`, () => page([promised, silent])),
);

const open = () => renderPage(EventPage, { path: '/events/$eventId', at: `/events/${event.id}` });

describe('an event', () => {
  it('says when, where and for whom it is', async () => {
    open();
    expect(await screen.findByRole('heading', { name: event.title })).toBeVisible();
    expect(screen.getByText('20.11.2026, 14:00–16:00')).toBeVisible();
    expect(screen.getByText('Актовый зал')).toBeVisible();
    expect(screen.getByText('придут 1 из 2')).toBeVisible();
    expect(screen.getByRole('link', { name: event.link })).toHaveAttribute('rel', 'noreferrer');
    expect(await screen.findByText(/Заместитель директора — 2/)).toBeVisible();
  });

  it('takes marks of many schools in one step, by the keyboard', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${one}/attendance/mark`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ items: [] });
      }),
    );
    open();
    const save = await screen.findByRole('button', { name: 'Сохранить отметки' });
    expect(save).toBeDisabled();
    await userEvent.click(await screen.findByRole('button', { name: 'Отметить всех, кто обещал прийти' }));
    const people = screen.getByLabelText('Сколько человек было: Школа № 1');
    expect(people).toHaveValue('2');
    await userEvent.clear(people);
    await userEvent.type(people, '0');
    expect(save).toBeDisabled();
    await userEvent.clear(people);
    await userEvent.type(people, '3');
    await userEvent.selectOptions(screen.getByLabelText('Отметка: Школа № 2'), 'ABSENT');
    await userEvent.type(screen.getByLabelText('Причина отсутствия: Школа № 2'), 'Карантин');
    expect(screen.getByText('Не сохранены 2 отметки')).toBeVisible();
    await userEvent.click(save);
    await waitFor(() =>
      expect(sent).toEqual([
        {
          items: [
            { id: promised.id, version: 3, outcome: 'ATTENDED', attended: 3, absenceReason: null },
            { id: silent.id, version: 3, outcome: 'ABSENT', attended: null, absenceReason: 'Карантин' },
          ],
        },
      ]),
    );
  });

  it('takes the answer of a school in numbers by position', async () => {
    const sent: { tag: string | null; body: unknown }[] = [];
    server.use(
      http.get(one, () => HttpResponse.json({ ...event, invited: 1, coming: 0, allowedActions: [] })),
      http.get(`${one}/attendance`, () => page([own])),
      http.post(`${one}/attendance/:attendance/answer`, async ({ request }) => {
        sent.push({ tag: request.headers.get('If-Match'), body: await request.json() });
        return HttpResponse.json({ ...own, answer: 'COMING' });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Ответить: Школа № 3' }));
    expect(screen.queryByRole('button', { name: 'Сохранить отметки' })).toBeNull();
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText('Должность, строка 1')).toHaveValue('Заместитель директора');
    expect(dialog.getByRole('button', { name: 'Отправить ответ' })).toBeDisabled();
    await userEvent.type(dialog.getByLabelText('Сколько человек, строка 1'), '2');
    await userEvent.click(dialog.getByRole('button', { name: 'Отправить ответ' }));
    await waitFor(() =>
      expect(sent).toEqual([
        {
          tag: '"3"',
          body: { answer: 'COMING', coming: [{ position: 'Заместитель директора', count: 2 }], remark: null },
        },
      ]),
    );
  });

  it('is cancelled with the reason, as it was seen', async () => {
    const sent: { tag: string | null; body: unknown }[] = [];
    server.use(
      http.post(`${one}/cancel`, async ({ request }) => {
        sent.push({ tag: request.headers.get('If-Match'), body: await request.json() });
        return HttpResponse.json({ ...event, state: 'CANCELLED', cancelledReason: 'Нет докладчика' });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Отменить мероприятие' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/Почему мероприятие не состоится/), 'Нет докладчика');
    await userEvent.click(dialog.getByRole('button', { name: 'Отменить мероприятие' }));
    await waitFor(() => expect(sent).toEqual([{ tag: '"4"', body: { reason: 'Нет докладчика' } }]));
  });

  it('is moved by sending only what was changed, and not whom it invites', async () => {
    const sent: unknown[] = [];
    server.use(
      http.patch(one, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...event, beginsAt: '15:00', version: 5 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Изменить или перенести' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByLabelText('Выбранные школы')).toBeNull();
    const venue = dialog.getByLabelText('Место');
    await userEvent.clear(venue);
    await userEvent.type(venue, 'Библиотека');
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(sent).toEqual([{ venue: 'Библиотека' }]));
  });
});
