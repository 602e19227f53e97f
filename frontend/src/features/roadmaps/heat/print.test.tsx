import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { activities, me, region, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import RoadmapPage from '../RoadmapPage';
import { roadmapSearch } from '../search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;
const school = (place: number) => ({
  organization: { ...region, id: `s${place}`, name: `Школа ${place}`, kind: 'SCHOOL' },
  cells: ['A1/1'],
});
const heat = (from: number, count: number, nextCursor: string | null) =>
  HttpResponse.json({
    asOf: '2026-03-10T08:00:00Z',
    columns: [{ activityId: 'a1', number: '1.1', sectionId: null, title: 'Провести урок' }],
    items: Array.from({ length: count }, (_, place) => school(from + place)),
    nextCursor,
  });

const server = mockServer(
  http.get(base, () => HttpResponse.json({ ...roadmap, state: 'ACTIVE', allowedActions: [] })),
  http.get(`${base}/activities`, () => HttpResponse.json({ items: activities, nextCursor: null })),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations`, () => HttpResponse.json({ items: [], nextCursor: null })),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(region)),
);

/** What stands on the paper of each printing. */
function paper(): string[] {
  const printed: string[] = [];
  vi.stubGlobal('print', () => {
    fireEvent(window, new Event('beforeprint'));
    printed.push(document.body.textContent);
    fireEvent(window, new Event('afterprint'));
  });
  return printed;
}

afterEach(() => vi.unstubAllGlobals());

describe('a heat map on paper', () => {
  const open = () =>
    renderPage(RoadmapPage, {
      path: '/roadmaps/$roadmapId',
      at: `/roadmaps/${roadmap.id}?view=heat&level=SCHOOL`,
      search: roadmapSearch,
    });

  it('has the schools that were not on the screen yet', async () => {
    const printed = paper();
    server.use(
      http.get(`${base}/heat-map`, ({ request }) =>
        new URL(request.url).searchParams.has('cursor') ? heat(100, 3, null) : heat(0, 100, 'next'),
      ),
    );
    open();
    await screen.findByRole('grid');
    await userEvent.click(await screen.findByRole('button', { name: 'Печать' }));
    await waitFor(() => expect(printed).toHaveLength(1));
    expect(printed[0]).toContain('Школа 0');
    expect(printed[0]).toContain('Школа 102');
    expect(printed[0]).not.toContain('Здесь первые');
  });

  it('also when it is asked for by the key', async () => {
    const printed = paper();
    server.use(
      http.get(`${base}/heat-map`, ({ request }) =>
        new URL(request.url).searchParams.has('cursor') ? heat(100, 3, null) : heat(0, 100, 'next'),
      ),
    );
    open();
    await screen.findByRole('grid');
    await userEvent.keyboard('{Control>}[KeyP]{/Control}');
    await waitFor(() => expect(printed).toHaveLength(1));
    expect(printed[0]).toContain('Школа 102');
  });

  it('is not printed by halves: what went wrong is said', async () => {
    const printed = paper();
    server.use(
      http.get(`${base}/heat-map`, ({ request }) =>
        new URL(request.url).searchParams.has('cursor')
          ? HttpResponse.json({ type: 'about:blank', title: 'Сбой', status: 500 }, { status: 500 })
          : heat(0, 100, 'next'),
      ),
    );
    open();
    await screen.findByRole('grid');
    await userEvent.click(await screen.findByRole('button', { name: 'Печать' }));
    expect((await screen.findAllByText('Сбой')).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole('button', { name: 'Отмена' }));
    expect(printed).toHaveLength(0);
  });
});
