import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { activities, me, organizations, roadmap, terms } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import type { Activity } from '../../../shared/api/types';
import { useRoadmap } from '../api/getRoadmap';
import { useActivities } from '../api/listActivities';
import DraftView from './DraftView';
import { roadmapSearch } from '../search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;
const row = activities[1]!;

const server = mockServer(
  http.get(base, () => HttpResponse.json(roadmap)),
  http.get(`${base}/activities`, () => HttpResponse.json({ items: activities, nextCursor: null })),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
  http.post(`${api}/terms/parse`, async ({ request }) => {
    const { items } = (await request.json()) as { items: { text: string }[] };
    return HttpResponse.json({ items: [{ ...terms.deadline, text: items[0]!.text }] });
  }),
);

// The form is loaded when it is first asked for: not under a test's clock.
beforeAll(() => import('./RowEditor'), 60_000);
beforeEach(() => sessionStorage.clear());

/** The plan alone, as it is read anew after every change. */
function Plan() {
  const { data: found } = useRoadmap(roadmap.id);
  const { data: rows } = useActivities(roadmap.id);
  return found && rows ? <DraftView roadmap={found} rows={rows} /> : null;
}

const open = (rows: Activity[] = activities) => {
  server.use(http.get(`${base}/activities`, () => HttpResponse.json({ items: rows, nextCursor: null })));
  return renderPage(Plan, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}?view=edit`,
    search: roadmapSearch,
  });
};

/** By its words, which is much quicker than by its role: the form is long. */
const press = async (name: string | RegExp) =>
  fireEvent.click(
    typeof name === 'string' ? await screen.findByText(name, { selector: 'span' }) : await screen.findByLabelText(name),
  );
const panel = async () => within(await screen.findByRole('dialog', { hidden: true }));
const item = async (menu: RegExp, name: string) => {
  await press(menu);
  await userEvent.click(await screen.findByRole('menuitem', { name, hidden: true }));
};

describe('a draft that is written', () => {
  it('takes a new row at the end of its last section, with its meaning shown at once', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${base}/activities`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(row, { status: 201 });
      }),
    );
    open();
    await press('Добавить мероприятие');
    const form = await panel();
    fireEvent.change(form.getByLabelText(/^Мероприятие/), { target: { value: 'Провести вебинар' } });
    fireEvent.change(form.getByLabelText('Срок'), { target: { value: 'до 15 марта' } });
    expect(await form.findByText(/15\.03\.2026/)).toBeInTheDocument();
    await userEvent.type(form.getByLabelText('Исполнители', { selector: 'input' }), 'ИМЦ{Enter}');
    await press('Сохранить');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      title: 'Провести вебинар',
      termText: 'до 15 марта',
      tasks: [{ actor: null, text: '', executors: ['ИМЦ'] }],
      sectionId: roadmap.sections[1]!.id,
      afterId: activities.at(-1)!.id,
    });
  }, 40_000);

  it('asks what a report on a row must hold', async () => {
    const sent: unknown[] = [];
    server.use(
      http.patch(`${base}/activities/:id`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...row, evidence: ['FILE'], version: 2 });
      }),
    );
    open();
    await item(/Действия с мероприятием: 1\.2/, 'Изменить');
    fireEvent.click((await panel()).getByLabelText('Файл или фото'));
    await press('Сохранить');
    await waitFor(() => expect(sent).toEqual([{ evidence: ['FILE'] }]));
  });

  it('says what is missing before anything is sent', async () => {
    open();
    await press('Добавить мероприятие');
    await press('Сохранить');
    expect(await (await panel()).findByText('Заполните это поле')).toBeInTheDocument();
  });

  it('keeps what was typed when the panel is closed', async () => {
    open();
    await item(/Действия с мероприятием: 1\.2/, 'Изменить');
    fireEvent.change((await panel()).getByLabelText(/^Мероприятие/), { target: { value: 'Недописанное' } });
    await press('Отмена');
    await waitFor(() => expect(screen.queryByRole('dialog', { hidden: true })).not.toBeInTheDocument());
    await item(/Действия с мероприятием: 1\.2/, 'Изменить');
    expect(await (await panel()).findByDisplayValue('Недописанное')).toBeInTheDocument();
    expect(screen.getByText('Показаны правки, которые не были сохранены.')).toBeInTheDocument();
  });

  it('shows both states when somebody else was quicker, and loses neither', async () => {
    const sent: unknown[] = [];
    const theirs = { ...row, title: 'Их название', number: '1.2а', version: 5 };
    server.use(
      http.patch(`${base}/activities/:id`, async ({ request }) => {
        sent.push([request.headers.get('If-Match'), await request.json()]);
        return sent.length === 1
          ? HttpResponse.json(
              { type: 'urn:opora:problem:stale', title: 'Устарело', status: 412, current: theirs },
              { status: 412, headers: { 'Content-Type': 'application/problem+json' } },
            )
          : HttpResponse.json({ ...theirs, title: 'Мое название', version: 6 });
      }),
    );
    open();
    await item(/Действия с мероприятием: 1\.2/, 'Изменить');
    fireEvent.change((await panel()).getByLabelText(/^Мероприятие/), { target: { value: 'Мое название' } });
    await press('Сохранить');
    expect(await screen.findByText('Их название')).toBeInTheDocument();
    expect((await panel()).getByDisplayValue('1.2а')).toBeInTheDocument();
    await press('Сохранить мое');
    await waitFor(() =>
      expect(sent).toEqual([
        ['"1"', { title: 'Мое название' }],
        ['"5"', { title: 'Мое название' }],
      ]),
    );
  });

  it('moves a row by the keyboard', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${base}/activities/:id/move`, async ({ request, params }) => {
        sent.push([params['id'], await request.json()]);
        return HttpResponse.json(row);
      }),
    );
    open();
    const button = await screen.findByRole('button', { name: row.title });
    button.focus();
    fireEvent.keyDown(button, { key: 'ArrowUp', altKey: true });
    await waitFor(() => expect(sent).toEqual([[row.id, { sectionId: row.sectionId, afterId: null }]]));
    expect(await screen.findByText('Перемещено.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('button', { name: row.title })).toHaveFocus());
  });

  it('asks before a row is deleted', async () => {
    const gone: unknown[] = [];
    server.use(
      http.delete(`${base}/activities/:id`, ({ params }) => {
        gone.push(params['id']);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    open();
    await item(/Действия с мероприятием: 1\.2/, 'Удалить мероприятие');
    const dialog = await panel();
    expect(dialog.getByText(/вместе с замечаниями/)).toBeInTheDocument();
    expect(gone).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: 'Удалить мероприятие', hidden: true }));
    await waitFor(() => expect(gone).toEqual([row.id]));
  });

  it('says how much goes with a section', async () => {
    open();
    await item(/Действия с разделом: 2\./, 'Удалить раздел');
    expect(await (await panel()).findByText(/вместе с 4 мероприятиями/)).toBeInTheDocument();
  });

  it('begins empty with what to do', async () => {
    server.use(http.get(base, () => HttpResponse.json({ ...roadmap, sections: [], activityCount: 0 })));
    open([]);
    expect(await screen.findByText('Начните с первого мероприятия')).toBeInTheDocument();
  });
});
