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
const amended = { ...roadmap, id: organizations[5]!.id, title: 'Действующая карта', state: 'ACTIVE', edition: 2 };
const draft = { ...roadmap, amendsId: amended.id, baseEdition: 2 };
const row = activities[1]!;

const matches = {
  doubtful: [
    {
      activityId: row.id,
      number: '1.2',
      title: row.title,
      termText: 'май',
      originId: 'o1',
      originNumber: '1.2',
      originTitle: 'Совещание с директорами',
      originTermText: 'март',
      likeness: 64,
    },
  ],
  dropped: [{ activityId: 'o2', number: '1.9', title: 'Подвести итоги', termText: 'декабрь' }],
  added: [{ activityId: activities[2]!.id, number: '1.3', title: activities[2]!.title, termText: 'июнь' }],
};

const server = mockServer(
  http.get(base, () => HttpResponse.json(draft)),
  http.get(`${api}/roadmaps/${amended.id}`, () => HttpResponse.json(amended)),
  http.get(`${api}/roadmaps/:id/activities`, () => HttpResponse.json({ items: activities, nextCursor: null })),
  http.get(`${base}/matches`, () => HttpResponse.json(matches)),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
);

const open = (view = 'matches') =>
  renderPage(RoadmapPage, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}?view=${view}`,
    search: roadmapSearch,
  });

describe('an amendment by annex', () => {
  it('lets a person say that a row is the same', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${base}/matches/confirm`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...matches, doubtful: [] });
      }),
    );
    open();
    expect(await screen.findByText('1.2 Совещание с директорами')).toBeVisible();
    expect(screen.getByText('Похожи на 64 %')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Та же строка' }));
    await waitFor(() => expect(sent).toEqual([{ activityIds: [row.id] }]));
  });

  it('lets a person say that it is new, or another one', async () => {
    const sent: unknown[] = [];
    server.use(
      http.patch(`${base}/activities/:id`, async ({ request, params }) => {
        sent.push([params['id'], await request.json()]);
        return HttpResponse.json(row);
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Это новая строка' }));
    const added = within(screen.getByRole('heading', { name: 'Новые: 1 строка' }).parentElement!);
    await userEvent.selectOptions(added.getByLabelText('Другая действующая строка'), 'o2');
    await userEvent.click(added.getByRole('button', { name: 'Она и есть' }));
    await waitFor(() =>
      expect(sent).toEqual([
        [row.id, { originId: null }],
        [activities[2]!.id, { originId: 'o2' }],
      ]),
    );
  });

  it('offers no choice to a reader', async () => {
    server.use(http.get(base, () => HttpResponse.json({ ...draft, allowedActions: [] })));
    open();
    expect(await screen.findByText('1.2 Совещание с директорами')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Та же строка' })).not.toBeInTheDocument();
  });

  it('is renewed when another edition was approved meanwhile, and names what both touched', async () => {
    server.use(
      http.get(`${api}/roadmaps/${amended.id}`, () => HttpResponse.json({ ...amended, edition: 3 })),
      http.post(`${base}/renew`, () =>
        HttpResponse.json({
          roadmap: { ...draft, baseEdition: 3 },
          conflicts: [{ activityId: 'o1', number: '1.2', title: 'Совещание с директорами' }],
        }),
      ),
    );
    open('table');
    expect(await screen.findByText('За это время утверждена редакция 3')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Обновить проект' }));
    expect(await screen.findByText('1.2 Совещание с директорами')).toBeVisible();
    expect(screen.getByText(/Оставлены слова проекта/)).toBeVisible();
  });

  it('begins with a document that was recognised', async () => {
    const sent: unknown[] = [];
    server.use(
      http.get(base, () => HttpResponse.json({ ...roadmap, state: 'ACTIVE', allowedActions: ['amend'] })),
      http.get(`${api}/roadmap-imports`, () =>
        HttpResponse.json({
          items: [
            { id: 'i1', title: 'Приложение', fileName: 'a.docx', activityCount: 3, createdAt: '2026-02-01T10:00:00Z' },
          ],
          nextCursor: null,
        }),
      ),
      http.post(`${base}/amendments`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...draft, id: amended.id }, { status: 201 });
      }),
    );
    open('table');
    await userEvent.click(await screen.findByRole('button', { name: 'Действия' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Внести изменения' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByLabelText('Приложение к приказу о внесении изменений'));
    expect(dialog.getByRole('button', { name: 'Внести изменения' })).toBeDisabled();
    await userEvent.selectOptions(await dialog.findByLabelText('Распознанный документ'), 'i1');
    await userEvent.click(dialog.getByLabelText('Только изменяемые и новые строки'));
    await userEvent.click(dialog.getByRole('button', { name: 'Внести изменения' }));
    await waitFor(() => expect(sent).toEqual([{ importId: 'i1', annex: 'CHANGES' }]));
  });
});
