import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { organizations, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import { lists, page } from '../../../../test/states';
import Appointments from './Appointments';

const api = `${window.location.origin}/api/v1`;
const [school, other] = [organizations[4]!, organizations[5]!];
const duty = { roadmapId: roadmap.id, roadmapTitle: roadmap.title, due: '2026-03-15', text: 'Назначить приказом' };
const nobody = { ...duty, organization: other, state: 'OVERDUE', person: null, orderNumber: null, orderDate: null };
const somebody = {
  ...duty,
  organization: school,
  state: 'DONE',
  person: 'Ирина Кольцова',
  orderNumber: '12-к',
  orderDate: '2026-02-01',
};
const sent: unknown[] = [];

const path = `${api}/roadmaps/${roadmap.id}/appointment-duty`;
const server = mockServer(
  http.get(path, () =>
    HttpResponse.json({ due: duty.due, text: duty.text, done: 1, pending: 0, overdue: 1, version: 2 }),
  ),
  http.get(`${api}/appointments`, () => page([somebody, nobody])),
  http.put(path, async ({ request }) => {
    sent.push(await request.json(), request.headers.get('If-Match'));
    return HttpResponse.json({ due: '2026-04-01', text: null });
  }),
);

const onChange = vi.fn();
const open = (mayWrite = true) =>
  renderPage(() => <Appointments roadmap={roadmap} mayWrite={mayWrite} search={{}} onChange={onChange} />, {
    path: '/executors',
    at: '/executors',
  });

describe('the duty to appoint somebody responsible', () => {
  it('says who has done it and who has not', async () => {
    open();
    expect(await screen.findByText('Назначить ответственного до 15.03.2026. Назначить приказом')).toBeVisible();
    expect(screen.getByText('Назначили: 1 из 2. Не назначили в срок: 1.')).toBeVisible();
    const done = within((await screen.findByRole('link', { name: school.name })).closest('tr')!);
    expect(done.getByText('Назначен')).toBeVisible();
    expect(done.getByText(/12-к/)).toBeVisible();
    const late = within(screen.getByRole('link', { name: other.name }).closest('tr')!);
    expect(late.getByText('Не назначен в срок')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Состояние'), 'OVERDUE');
    expect(onChange).toHaveBeenCalledWith({ appointed: 'OVERDUE' });
  });

  it('gets another day', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Изменить срок' }));
    const dialog = within(await screen.findByRole('dialog'));
    const day = dialog.getByLabelText(/Назначить до/);
    await userEvent.clear(day);
    await userEvent.type(day, '01.04.2026');
    await userEvent.tab();
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(sent).toEqual([{ due: '2026-04-01', text: 'Назначить приказом' }, '"2"']));
  });

  it('is taken back under the version that was seen', async () => {
    const tags: (string | null)[] = [];
    server.use(
      http.delete(path, ({ request }) => {
        tags.push(request.headers.get('If-Match'));
        return new HttpResponse(null, { status: 204 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Снять срок' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Снять срок' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(tags).toEqual(['"2"']);
  });

  it('is set by those alone who write the plan', async () => {
    server.use(
      lists('appointments').empty,
      http.get(path, () =>
        HttpResponse.json({ due: null, text: null, done: 0, pending: 0, overdue: 0, version: null }),
      ),
    );
    open(false);
    expect(await screen.findByText('Срок назначения ответственных не установлен.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Установить срок назначения' })).not.toBeInTheDocument();
  });
});
