import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { activities, me, organizations, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import RoadmapPage from '../RoadmapPage';
import { roadmapSearch } from '../search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;
const row = activities[1]!;

const comment = {
  id: 'c1',
  activityId: row.id,
  parentId: null,
  authorName: 'О. Лугова',
  organizationId: null,
  organizationName: 'Лицей «Озерный»',
  text: 'Просим перенести на май',
  createdAt: '2026-02-01T10:00:00Z',
  resolvedAt: null,
  own: false,
  version: 1,
  allowedActions: ['resolve'],
};

const inAgreement = (allowedActions: string[]) =>
  http.get(base, () => HttpResponse.json({ ...roadmap, state: 'IN_AGREEMENT', allowedActions }));
const comments = (items: object[]) =>
  http.get(`${base}/comments`, () => HttpResponse.json({ items, nextCursor: null }));

const server = mockServer(
  inAgreement(['comment']),
  http.get(`${base}/activities`, () => HttpResponse.json({ items: activities, nextCursor: null })),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
  comments([comment]),
);

const open = () =>
  renderPage(RoadmapPage, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}?row=${row.id}`,
    search: roadmapSearch,
  });

const button = (name: string) => screen.findByRole('button', { name, hidden: true });

describe('the comments on a row', () => {
  it('are settled by who may', async () => {
    const settled: unknown[] = [];
    server.use(
      http.post(`${base}/comments/:id/resolve`, ({ params }) => {
        settled.push(params['id']);
        return HttpResponse.json({ ...comment, resolvedAt: '2026-02-02T10:00:00Z' });
      }),
    );
    open();
    expect(await screen.findByText('Просим перенести на май')).toBeInTheDocument();
    await userEvent.click(await button('Закрыть вопрос'));
    await waitFor(() => expect(settled).toEqual(['c1']));
  });

  it('are said about the row', async () => {
    const sent: unknown[] = [];
    server.use(
      comments([]),
      http.post(`${base}/comments`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(comment, { status: 201 });
      }),
    );
    open();
    expect(await screen.findByText('Замечаний к строке нет.')).toBeInTheDocument();
    fireEvent.change(screen.getByLabelText('Ваше замечание'), { target: { value: 'Согласны' } });
    await userEvent.click(await button('Отправить'));
    await waitFor(() => expect(sent).toEqual([{ text: 'Согласны', activityId: row.id }]));
  });

  it('are only read without the right', async () => {
    server.use(inAgreement([]), comments([{ ...comment, allowedActions: [] }]));
    open();
    expect(await screen.findByText('Просим перенести на май')).toBeInTheDocument();
    expect(screen.queryByLabelText('Ваше замечание')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Закрыть вопрос', hidden: true })).not.toBeInTheDocument();
  });

  it('say why they cannot be read', async () => {
    server.use(
      http.get(`${base}/comments`, () =>
        HttpResponse.json({ type: 'about:blank', title: 'Сбой', status: 500 }, { status: 500 }),
      ),
    );
    open();
    expect(await screen.findByText('Сбой')).toBeInTheDocument();
  });
});
