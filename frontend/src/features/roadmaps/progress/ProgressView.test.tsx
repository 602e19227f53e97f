import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { activities, district, me, organizations, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import RoadmapPage from '../RoadmapPage';
import { roadmapSearch } from '../search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;
const asOf = '2026-03-10T08:00:00Z';
const counts = {
  total: 10,
  planned: 3,
  inProgress: 1,
  submitted: 2,
  accepted: 3,
  returned: 1,
  overdue: 2,
  cancelled: 0,
  dueSoFar: 4,
  acceptedOfDue: 3,
  share: 0.75,
};

const server = mockServer(
  http.get(base, () => HttpResponse.json({ ...roadmap, state: 'ACTIVE', allowedActions: [] })),
  http.get(`${base}/activities`, () => HttpResponse.json({ items: activities, nextCursor: null })),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${base}/generation`, () => HttpResponse.json({ state: 'CURRENT', askedAt: null, failures: 0, last: null })),
  http.get(`${base}/burn-up`, () =>
    HttpResponse.json({
      asOf,
      items: [{ from: '2026-01-05', planned: 4, submitted: 3, accepted: 2 }],
      nextCursor: null,
    }),
  ),
  http.get(`${api}/organizations`, () => HttpResponse.json({ items: organizations, nextCursor: null })),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
);

const open = (search: string) =>
  renderPage(RoadmapPage, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}${search}`,
    search: roadmapSearch,
  });

describe('the progress of a roadmap', () => {
  const page = (items: object[], total: object | null = counts) =>
    http.get(`${base}/progress`, () => HttpResponse.json({ asOf, items, nextCursor: null, total }));

  it('leads from a figure to its tasks', async () => {
    server.use(page([{ id: district.id, kind: 'MUNICIPALITY', name: district.name, number: null, counts }]));
    open('?view=progress&by=MUNICIPALITY');
    const row = (await screen.findByRole('cell', { name: district.name })).closest('tr')!;
    expect(within(row).getByText('75 %: принято 3 из 4 наступивших')).toBeVisible();
    const links = screen.getAllByRole('link', { name: '2' }).map((link) => link.getAttribute('href'));
    expect(links).toContain(`/tasks?of=all&roadmap=${roadmap.id}&view=overdue`);
    expect(links).toContain(`/tasks?of=all&roadmap=${roadmap.id}&within=${district.id}&view=overdue`);
  });

  it('leads from the figures of a section and of a kind of executors, too', async () => {
    const section = roadmap.sections[0]!;
    server.use(page([{ id: section.id, kind: null, name: 'Начало', number: '1.', counts }]));
    const { router } = open(`?view=progress&within=${district.id}`);
    const cell = await screen.findByRole('cell', { name: '1. Начало' });
    const links = within(cell.closest('tr')!).getAllByRole('link', { name: '2' });
    const tasks = `/tasks?of=all&roadmap=${roadmap.id}&within=${district.id}`;
    expect(links.map((one) => one.getAttribute('href'))).toContain(`${tasks}&section=${section.id}&view=overdue`);
    server.use(page([{ id: null, kind: 'METHODICAL_CENTRE', name: '', number: null, counts }]));
    await router.navigate({ search: { view: 'progress', by: 'EXECUTOR_KIND', within: district.id } as never });
    await waitFor(() =>
      expect(screen.getAllByRole('link', { name: '2' }).map((one) => one.getAttribute('href'))).toContain(
        `${tasks}&kind=methodical-centre&view=overdue`,
      ),
    );
  });

  it('leads nowhere from the figures of a day: tasks are listed as they are now', async () => {
    server.use(page([{ id: district.id, kind: 'MUNICIPALITY', name: district.name, number: null, counts }]));
    open('?view=progress&by=MUNICIPALITY&asOf=2026-02-01');
    const row = (await screen.findByRole('cell', { name: district.name })).closest('tr')!;
    expect(within(row).queryByRole('link')).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: '2' })).not.toBeInTheDocument();
  });

  it('says the burn-up in words and in numbers', async () => {
    server.use(page([]));
    open('?view=progress');
    expect(await screen.findByRole('img', { name: /по плану 4, сдано 3, принято 2/ })).toBeVisible();
    await userEvent.click(screen.getByText('Показать числа'));
    expect(screen.getByRole('cell', { name: '05.01.2026' })).toBeVisible();
  });

  it('says how it stood on a day, and gives that as a file', async () => {
    const asked: (string | null)[] = [];
    server.use(
      page([]),
      http.get(`${base}/burn-up`, ({ request }) => {
        const { searchParams } = new URL(request.url);
        if (request.headers.get('Accept')?.includes('csv')) {
          asked.push(searchParams.get('asOf'), searchParams.get('by'));
          return new HttpResponse('С даты;План\n05.01.2026;4\n');
        }
        return HttpResponse.json({
          asOf,
          items: [{ from: '2026-01-05', planned: 4, submitted: 3, accepted: 2 }],
          nextCursor: null,
        });
      }),
    );
    open('?view=progress&asOf=2026-02-01&step=MONTH');
    expect(await screen.findByRole('img', { name: /На 01\.02\.2026: по плану 4, сдано 3, принято 2/ })).toBeVisible();
    expect(screen.queryByText(/^сегодня/)).not.toBeInTheDocument();
    const files = screen.getByRole('group', { name: 'Скачать числа графика:' });
    await userEvent.click(within(files).getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(asked).toEqual(['2026-02-01', 'MONTH']));
  });

  it('narrows all figures to a place and a day', async () => {
    const asked: URLSearchParams[] = [];
    const keep = ({ request }: { request: Request }) => {
      asked.push(new URL(request.url).searchParams);
      return HttpResponse.json({ asOf, items: [], nextCursor: null, total: null });
    };
    server.use(http.get(`${base}/progress`, keep), http.get(`${base}/burn-up`, keep));
    open(`?view=progress&within=${district.id}&asOf=2026-02-01`);
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked.map((one) => [one.get('within'), one.get('asOf')])).toEqual(
      expect.arrayContaining([
        [district.id, '2026-02-01'],
        [district.id, '2026-02-01'],
      ]),
    );
  });

  it('keeps what it is shown by in the address', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${base}/progress`, ({ request }) => {
        const query = new URL(request.url).searchParams;
        asked.push(`${query.get('by')} ${query.get('asOf')}`);
        return HttpResponse.json({ asOf, items: [], nextCursor: null, total: null });
      }),
    );
    const { router } = open('?view=progress&asOf=2026-02-01');
    await userEvent.selectOptions(await screen.findByLabelText('Показать по'), 'SCHOOL');
    await waitFor(() => expect(asked).toEqual(['SECTION 2026-02-01', 'SCHOOL 2026-02-01']));
    expect(router.state.location.search).toMatchObject({ view: 'progress', by: 'SCHOOL' });
  });

  it('says why there is nothing', async () => {
    server.use(page([], null));
    open('?view=progress');
    expect(await screen.findByText('Поручений пока нет')).toBeVisible();
  });

  it('says that there is no right', async () => {
    server.use(
      http.get(`${base}/progress`, () =>
        HttpResponse.json({ type: 'about:blank', title: 'Нет права', status: 403 }, { status: 403 }),
      ),
    );
    open('?view=progress');
    expect(await screen.findByText('Нет права')).toBeVisible();
  });
});

describe('the heat map of a roadmap', () => {
  const size = { clientWidth: 900, clientHeight: 400 };
  beforeEach(() => {
    for (const side of ['clientWidth', 'clientHeight'] as const)
      vi.spyOn(Element.prototype, side, 'get').mockReturnValue(size[side]);
  });
  afterEach(() => vi.restoreAllMocks());

  const columns = activities.slice(0, 3).map(({ id, number, title, sectionId }) => ({
    activityId: id,
    number,
    title,
    sectionId,
  }));
  const schools = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      organization: { id: `s${from + index}`, name: `Школа № ${from + index}`, kind: 'SCHOOL', parentId: district.id },
      cells: ['O2/5!1', 'A3/3', null],
    }));

  it('draws what is in sight, walks by keys and tells the cell in words', async () => {
    server.use(
      http.get(`${base}/heat-map`, () =>
        HttpResponse.json({ asOf, columns, items: schools(1, 100), nextCursor: null }),
      ),
    );
    open('?view=heat&level=SCHOOL');
    const grid = await screen.findByRole('grid');
    expect(await within(grid).findByRole('rowheader', { name: 'Школа № 1' })).toBeVisible();
    expect(within(grid).queryByRole('rowheader', { name: 'Школа № 100' })).not.toBeInTheDocument();
    expect(screen.getByText(/Школа № 1\. 1\.1 .*Просрочено\. Принято 2 из 5\. Просрочено 1\./)).toBeVisible();
    grid.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(screen.getByText(/Школа № 2\. 1\.2 .*Все принято\. Принято 3 из 3\./)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Открыть задачи' })).toHaveAttribute(
      'href',
      `/tasks?of=all&roadmap=${roadmap.id}&view=all&activity=${activities[1]!.id}&organization=s2`,
    );
  });

  it('shows the rows of one section', async () => {
    const asked: (string | null)[] = [];
    server.use(
      http.get(`${base}/heat-map`, ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('section'));
        return HttpResponse.json({ asOf, columns, items: schools(1, 2), nextCursor: null });
      }),
    );
    open('?view=heat&level=SCHOOL');
    const sections = await screen.findByLabelText('Раздел');
    await screen.findByRole('grid');
    await userEvent.selectOptions(sections, roadmap.sections[0]!.id);
    await waitFor(() => expect(asked).toEqual([null, roadmap.sections[0]!.id]));
  });

  it('asks for the next organisations when the last ones come in sight', async () => {
    const asked: (string | null)[] = [];
    server.use(
      http.get(`${base}/heat-map`, ({ request }) => {
        const cursor = new URL(request.url).searchParams.get('cursor');
        asked.push(cursor);
        const items = cursor ? schools(21, 20) : schools(1, 20);
        return HttpResponse.json({ asOf, columns, items, nextCursor: cursor ? null : 'next' });
      }),
    );
    open('?view=heat&level=SCHOOL');
    await waitFor(() => expect(asked).toEqual([null, 'next']));
  });
});
