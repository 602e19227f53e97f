import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { school } from '../../../test/assessments';
import { another, applied, course, enrolled } from '../../../test/courses';
import { me } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import CoursePage from './CoursePage';

const api = `${window.location.origin}/api/v1`;
const one = `${api}/courses/:id`;

const server = mockServer(
  signedIn('courses:read', 'courses:write', 'courses:enrol'),
  http.get(one, () => HttpResponse.json(course)),
  http.get(`${one}/enrolments`, () => page([applied, enrolled, another])),
);

const open = () => renderPage(CoursePage, { path: '/courses/$courseId', at: `/courses/${course.id}` });
const refused = (errors: { pointer: string; code: string; message: string }[]) =>
  HttpResponse.json(
    { type: 'urn:opora:problem:invalid-fields', title: 'Проверьте поля', status: 422, errors },
    { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
  );

describe('a course', () => {
  it('says what it is and how many places are taken', async () => {
    open();
    expect(await screen.findByRole('heading', { name: course.title })).toBeVisible();
    expect(screen.getByText('12 / 25')).toBeVisible();
    expect(screen.getByText('05.10.2026–06.11.2026')).toBeVisible();
    expect(screen.getByRole('link', { name: course.link })).toHaveAttribute('rel', 'noreferrer');
    expect(await screen.findByText('Подана заявка')).toBeVisible();
  });

  it('gives places to those who are ticked, with what was seen of them', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${one}/enrolments/accept`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ items: [] });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('checkbox', { name: enrolled.fullName }));
    expect(screen.getByRole('button', { name: 'Зачислить' })).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: enrolled.fullName }));
    await userEvent.click(screen.getByRole('checkbox', { name: applied.fullName }));
    await userEvent.click(screen.getByRole('button', { name: 'Зачислить' }));
    await waitFor(() => expect(sent).toEqual([{ items: [{ id: applied.id, version: 3 }] }]));
    expect(await screen.findByText('Отмечено 0 слушателей')).toBeInTheDocument();
  });

  it('takes what it came to for many at once', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${one}/enrolments/complete`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ items: [] });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('checkbox', { name: enrolled.fullName }));
    await userEvent.click(screen.getByRole('checkbox', { name: another.fullName }));
    await userEvent.click(screen.getByRole('button', { name: 'Подвести итоги' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Сохранить' })).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(`Номер удостоверения: ${enrolled.fullName}`), 'ПК-1');
    await userEvent.click(dialog.getByRole('checkbox', { name: another.fullName }));
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([
      {
        items: [
          { id: enrolled.id, version: 3, completed: true, certificateNumber: 'ПК-1', completedOn: course.endsOn },
          { id: another.id, version: 3, completed: false, certificateNumber: null, completedOn: null },
        ],
      },
    ]);
  });

  it('takes a pasted list of a school, and says of each line what is wrong', async () => {
    const sent: unknown[] = [];
    const membership = { ...me.memberships[0], organization: school };
    server.use(
      http.get(`${api}/me`, () =>
        HttpResponse.json({ ...me, permissions: ['courses:read', 'courses:enrol'], memberships: [membership] }),
      ),
      http.get(one, () => HttpResponse.json({ ...course, allowedActions: ['enrol'] })),
      http.get(`${api}/organizations`, () => page([])),
      http.post(`${one}/enrolments`, async ({ request }) => {
        sent.push(await request.json());
        return sent.length > 1
          ? HttpResponse.json({ items: [] }, { status: 201 })
          : refused([{ pointer: '/items/1/fullName', code: 'ALREADY_EXISTS', message: 'Такая запись уже есть' }]);
      }),
    );
    open();
    expect(await screen.findByRole('heading', { name: 'Слушатели из ваших школ' })).toBeVisible();
    await screen.findByText(applied.fullName);
    expect(screen.queryByRole('checkbox')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Записать педагогов' }));
    const dialog = within(await screen.findByRole('dialog'));
    await waitFor(() => expect(dialog.queryByRole('combobox')).toBeNull());
    const rows = dialog.getByLabelText(/Список/);
    await userEvent.click(rows);
    await userEvent.paste('Новикова Ольга; Учитель физики\n\nИванова Мария');
    expect(dialog.getByText('Нет фамилии или должности в строках: 3')).toBeVisible();
    await userEvent.type(dialog.getByLabelText('Должность для всех'), 'Учитель');
    await userEvent.click(dialog.getByRole('button', { name: 'Записать 2 педагогов' }));
    expect(await dialog.findByText('Строка 3: Такая запись уже есть')).toBeVisible();
    await userEvent.clear(rows);
    await userEvent.paste('Новикова Ольга; Учитель физики');
    await userEvent.click(dialog.getByRole('button', { name: 'Записать 1 педагога' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent[1]).toEqual({
      items: [{ organizationId: school.id, fullName: 'Новикова Ольга', position: 'Учитель физики' }],
    });
  });

  it('is cancelled with the reason, as it was seen', async () => {
    const sent: { tag: string | null; body: unknown }[] = [];
    server.use(
      http.post(`${one}/cancel`, async ({ request }) => {
        sent.push({ tag: request.headers.get('If-Match'), body: await request.json() });
        return HttpResponse.json({ ...course, state: 'CANCELLED', cancelledReason: 'Нет группы' });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Отменить курс' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/Почему курс не состоится/), 'Нет группы');
    await userEvent.click(dialog.getByRole('button', { name: 'Отменить курс' }));
    await waitFor(() => expect(sent).toEqual([{ tag: '"4"', body: { reason: 'Нет группы' } }]));
  });

  it('is changed only in what was changed', async () => {
    const sent: unknown[] = [];
    server.use(
      http.get(`${api}/programmes`, () => page([])),
      http.patch(one, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...course, hours: 72, version: 5 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Изменить курс' }));
    const dialog = within(await screen.findByRole('dialog'));
    const hours = dialog.getByLabelText(/Часов/);
    await userEvent.clear(hours);
    await userEvent.type(hours, '72');
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(sent).toEqual([{ hours: 72 }]));
  });
});
