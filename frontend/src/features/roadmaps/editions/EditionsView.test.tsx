import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { activities, me, organizations, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import RoadmapPage from '../RoadmapPage';
import { roadmapSearch } from '../search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;

const edition = (number: number) => ({
  id: `e${number}`,
  number,
  orderNumber: `1${number}-р`,
  orderDate: '2026-01-15',
  signatory: 'Л. П. Крутова',
  effectiveOn: '2026-01-20',
  approvedAt: '2026-01-15T10:00:00Z',
  reason: null,
  hash: `${number}`.repeat(64),
});

const row = {
  activityId: activities[1]!.id,
  number: '1.2',
  title: 'Провести совещание',
  section: null,
  kinds: ['CHANGED'],
  termBefore: null,
  termAfter: null,
  fields: [
    {
      field: 'termText',
      before: 'Март-апрель',
      after: 'Апрель',
      fragments: [
        { presence: 'GONE', text: 'Март-апрель' },
        { presence: 'NEW', text: 'Апрель' },
      ],
    },
  ],
};

const frozen = {
  title: 'План, каким его подписали',
  goal: null,
  periodStart: '2026-01-01',
  periodEnd: '2026-12-31',
  sections: [{ id: 's1', parentId: null, number: '1', title: 'Обучение' }],
  activities: [
    {
      id: 'a1',
      sectionId: 's1',
      number: '1.1',
      title: 'Собрать директоров',
      termText: 'в течение марта',
      expectedResult: null,
      tasks: [{ id: 't1', actor: null, text: 'Собрать директоров', executors: ['ИМЦ'] }],
    },
  ],
};

const state = (edition: number) => ({ edition, effectiveOn: '2026-01-20' });
const same = {
  from: state(1),
  to: state(2),
  added: 0,
  removed: 0,
  changed: 0,
  moved: 0,
  unchanged: 7,
  head: [],
  sections: [],
  rows: [],
};
const server = mockServer(
  http.get(base, () => HttpResponse.json({ ...roadmap, state: 'ACTIVE', edition: 3, allowedActions: [] })),
  http.get(`${base}/activities`, () => HttpResponse.json({ items: activities, nextCursor: null })),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
  http.get(`${base}/editions`, () =>
    HttpResponse.json({ items: [edition(3), edition(2), edition(1)], nextCursor: null }),
  ),
  http.get(`${base}/differences`, () => HttpResponse.json({ ...same, changed: 1, unchanged: 6, rows: [row] })),
);

const open = (more = '') =>
  renderPage(RoadmapPage, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}?view=editions${more}`,
    search: roadmapSearch,
  });

describe('the editions of a roadmap', () => {
  it('show what changed word by word', async () => {
    open();
    expect((await screen.findByText('Март-апрель')).tagName).toBe('DEL');
    expect(screen.getByText('Апрель').tagName).toBe('INS');
    expect(screen.getByText(/изменено: 1/)).toBeVisible();
  });

  it('compare the two of the address', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${base}/differences`, ({ request }) => {
        const { searchParams } = new URL(request.url);
        asked.push(`${searchParams.get('from')}-${searchParams.get('to')}`);
        return HttpResponse.json(same);
      }),
    );
    const { router } = open('&from=1');
    await userEvent.selectOptions(await screen.findByLabelText('Стало'), '2');
    await waitFor(() => expect(asked).toEqual(['1-3', '1-2']));
    expect(router.state.location.search).toMatchObject({ from: '1', to: '2' });
    expect(await screen.findByText('Редакции совпадают.')).toBeVisible();
  });

  it('verify the checksum', async () => {
    server.use(
      http.get(`${base}/editions/:number/verification`, () =>
        HttpResponse.json({ number: 3, intact: false, hash: 'a', recomputed: 'b' }),
      ),
    );
    open();
    const first = (await screen.findByText('№ 13-р от 15.01.2026')).closest('tr')!;
    await userEvent.click(within(first).getByRole('button', { name: 'Проверить' }));
    expect(await within(first).findByText(/не совпадает с утвержденным/)).toBeVisible();
  });

  it('open as they were frozen, and are given as files', async () => {
    const files: string[] = [];
    server.use(
      http.get(`${base}/editions/1`, () => HttpResponse.json({ ...edition(1), plan: frozen })),
      http.get(`${base}/document`, ({ request }) => {
        files.push(new URL(request.url).search);
        return new HttpResponse('PK');
      }),
    );
    const saved: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    URL.createObjectURL = () => 'blob:plan';
    URL.revokeObjectURL = () => undefined;
    const { router } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Открыть редакцию 1' }));
    const text = within(await screen.findByRole('region', { name: 'Редакция 1' }));
    expect(await text.findByText('Собрать директоров')).toBeVisible();
    expect(text.getByText('1 Обучение')).toBeVisible();
    expect(text.getByText('ИМЦ')).toBeVisible();
    expect(text.getByText('в течение марта')).toBeVisible();
    expect(router.state.location.searchStr).toContain('edition=1');
    await userEvent.click(screen.getByRole('button', { name: 'Скачать редакцию 1' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'PDF' }));
    await waitFor(() => expect(saved).toEqual([`${roadmap.title} (редакция 1).pdf`]));
    expect(files).toEqual(['?format=PDF&edition=1']);
    click.mockRestore();
    await userEvent.click(text.getByRole('button', { name: 'Закрыть' }));
    await waitFor(() => expect(router.state.location.searchStr).not.toContain('edition='));
  });

  it('say when there are none', async () => {
    server.use(http.get(`${base}/editions`, () => HttpResponse.json({ items: [], nextCursor: null })));
    open();
    expect(await screen.findByText('Редакций пока нет')).toBeVisible();
  });

  it('say that there is no right', async () => {
    server.use(
      http.get(`${base}/editions`, () =>
        HttpResponse.json({ type: 'about:blank', title: 'Нет права', status: 403 }, { status: 403 }),
      ),
    );
    open();
    expect(await screen.findByText('Нет права')).toBeVisible();
  });
});
