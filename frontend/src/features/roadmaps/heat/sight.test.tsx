import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, expect, it, vi } from 'vitest';
import { activities, me, region, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import RoadmapPage from '../RoadmapPage';
import { roadmapSearch } from '../search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;
const asked: (string | null)[] = [];
let cell = 'A1/1';

mockServer(
  http.get(base, () => HttpResponse.json({ ...roadmap, state: 'ACTIVE', allowedActions: [] })),
  http.get(`${base}/activities`, () => HttpResponse.json({ items: activities, nextCursor: null })),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations`, () => HttpResponse.json({ items: [], nextCursor: null })),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(region)),
  http.get(`${base}/heat-map`, ({ request }) => {
    const cursor = new URL(request.url).searchParams.get('cursor');
    asked.push(cursor);
    const items = Array.from({ length: 100 }, (_, place) => ({
      organization: {
        ...region,
        id: `${cursor}${place}`,
        name: `Школа ${cursor ? 100 + place : place}`,
        kind: 'SCHOOL',
      },
      cells: [cell],
    }));
    return HttpResponse.json({
      asOf: '2026-03-10T08:00:00Z',
      columns: [{ activityId: 'a1', number: '1.1', sectionId: null, title: 'Провести урок' }],
      items,
      nextCursor: cursor ? null : 'next',
    });
  }),
);

afterEach(() => vi.unstubAllGlobals());

it('a change is read where somebody looks, and not all that was walked through', async () => {
  const printed = vi.fn();
  vi.stubGlobal('print', printed);
  const { client } = renderPage(RoadmapPage, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}?view=heat&level=SCHOOL`,
    search: roadmapSearch,
  });
  await screen.findByRole('grid');
  await userEvent.click(await screen.findByRole('button', { name: 'Печать' }));
  await waitFor(() => expect(printed).toHaveBeenCalled());
  expect(asked).toEqual([null, 'next']);
  expect(screen.getByText(/^Школа 0\. .*Все принято/)).toBeVisible();
  cell = 'O0/1!1';
  await client.invalidateQueries({ queryKey: ['roadmaps', 'heat-map'] });
  expect(await screen.findByText(/^Школа 0\. .*Просрочено/)).toBeVisible();
  expect(asked).toEqual([null, 'next', null]);
  await userEvent.click(screen.getByRole('button', { name: 'Печать' }));
  await waitFor(() => expect(printed).toHaveBeenCalledTimes(2));
  expect(asked, 'on paper nothing is older than the change').toEqual([null, 'next', null, 'next']);
  cell = 'A1/1';
  await client.invalidateQueries({ queryKey: ['roadmaps'] });
  expect(await screen.findByText(/^Школа 0\. .*Все принято/)).toBeVisible();
});
