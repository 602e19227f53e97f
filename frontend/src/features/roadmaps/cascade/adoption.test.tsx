import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { activities, me, organizations, region, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import RoadmapPage from '../RoadmapPage';
import { roadmapSearch } from '../search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;
const above = { activityId: 'a0000000-0000-4000-8000-000000000001', roadmapId: 'a0000000-0000-4000-8000-000000000000' };
const target = { comparator: '>=', value: 100, unit: 'семинаров', text: 'не менее 100 семинаров' };
const plain = activities[1]!;
const adopted = {
  ...plain,
  targets: [target],
  adoption: { ...above, deviates: true, deviationReason: 'Проводит центр', aboveChanged: true },
};
const adoption = {
  activityId: plain.id,
  above: { ...above, roadmapTitle: 'План области', organization: region, number: '3.1', title: plain.title },
  deviationReason: 'Проводит центр',
  deviations: [
    {
      field: 'termText',
      before: 'май',
      after: 'июнь',
      fragments: [
        { presence: 'GONE', text: 'май' },
        { presence: 'NEW', text: 'июнь' },
      ],
    },
  ],
  aboveChanges: [{ field: 'title', before: 'Было', after: 'Стало', fragments: [{ presence: 'NEW', text: 'Стало' }] }],
  aboveRemoved: false,
  version: plain.version,
  allowedActions: ['takeOver', 'keepOwn', 'detach'],
};
const page = (items: object[]) => HttpResponse.json({ items, nextCursor: null });
const server = mockServer(
  http.get(base, () => HttpResponse.json({ ...roadmap, parentId: above.roadmapId })),
  http.get(`${base}/activities`, () => page([activities[0]!, adopted])),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
  http.get(`${base}/activities/${plain.id}/adoption`, () => HttpResponse.json(adoption)),
);

const open = (search = '') =>
  renderPage(RoadmapPage, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}${search}`,
    search: roadmapSearch,
  });

const button = (name: string) => screen.findByRole('button', { name, hidden: true });

describe('an adopted row', () => {
  it('says so in the table, with the reason and the change above', async () => {
    open();
    const row = (await screen.findByText('Изменено: Проводит центр')).closest('tr')!;
    const link = within(row).getByRole('link', { name: 'Принято из вышестоящей' });
    expect(link.getAttribute('href')).toContain(above.roadmapId);
    expect(within(row).getByText('Вышестоящая строка изменилась')).toBeInTheDocument();
  });

  it('shows what differs and is taken over', async () => {
    const sent: (string | null)[] = [];
    server.use(
      http.post(`${base}/activities/${plain.id}/adoption/take-over`, ({ request }) => {
        sent.push(request.headers.get('If-Match'));
        return HttpResponse.json(adopted);
      }),
    );
    open(`?row=${plain.id}`);
    expect(await screen.findByText('План области, строка 3.1')).toBeInTheDocument();
    expect(screen.getByText('июнь').tagName).toBe('INS');
    expect(screen.getByText('Причина: Проводит центр')).toBeInTheDocument();
    await userEvent.click(await button('Взять как в вышестоящей'));
    await waitFor(() => expect(sent).toEqual([`"${plain.version}"`]));
  });

  it('is kept with another reason', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${base}/activities/${plain.id}/adoption/keep-own`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(adopted);
      }),
    );
    open(`?row=${plain.id}`);
    const reason = await screen.findByLabelText('Причина изменения');
    await userEvent.clear(reason);
    expect(await button('Оставить свою редакцию')).toBeDisabled();
    await userEvent.type(reason, 'Иначе нельзя');
    await userEvent.click(await button('Оставить свою редакцию'));
    await waitFor(() => expect(sent).toEqual([{ deviationReason: 'Иначе нельзя' }]));
  });

  it('is edited with its reason', async () => {
    const sent: unknown[] = [];
    sessionStorage.clear();
    server.use(
      http.patch(`${base}/activities/${plain.id}`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(adopted);
      }),
    );
    open('?view=edit');
    await userEvent.click(await screen.findByRole('button', { name: /Действия с мероприятием: 1\.2/, hidden: true }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Изменить', hidden: true }));
    fireEvent.change(await screen.findByLabelText(/^Мероприятие/), { target: { value: 'Иначе' } });
    fireEvent.change(screen.getByLabelText('Причина изменения'), { target: { value: 'Так решил район' } });
    await userEvent.click(await button('Сохранить'));
    await waitFor(() => expect(sent).toEqual([{ title: 'Иначе', deviationReason: 'Так решил район' }]));
  });

  it('says why it cannot be compared', async () => {
    server.use(
      http.get(`${base}/activities/${plain.id}/adoption`, () =>
        HttpResponse.json({ type: 'about:blank', title: 'Сбой', status: 500 }, { status: 500 }),
      ),
    );
    open(`?row=${plain.id}`);
    expect(await screen.findByText('Сбой')).toBeInTheDocument();
  });
});

describe('adopting rows', () => {
  const source = {
    id: above.roadmapId,
    title: 'План области',
    organization: region,
    periodStart: '2026-01-01',
    periodEnd: '2026-12-31',
    activityCount: 2,
    adoptedCount: 1,
  };
  const candidate = (activityId: string, title: string, adoptedAs: string | null) => ({
    activityId,
    position: 0,
    number: '1',
    title,
    section: 'Начало',
    termText: 'март',
    executors: ['ОО'],
    targetCount: 1,
    adoptedAs,
  });

  it('offers what is not adopted yet', async () => {
    const sent: unknown[] = [];
    server.use(
      http.get(`${base}/adoptions/sources`, () => page([source])),
      http.get(`${base}/adoptions/candidates`, () =>
        page([candidate('d1', 'Первое дело', plain.id), candidate('d2', 'Второе дело', null)]),
      ),
      http.post(`${base}/adoptions`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ adopted: [], already: [] });
      }),
    );
    open();
    await userEvent.click(await button('Действия'));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Принять мероприятия', hidden: true }));
    const first = await screen.findByRole('checkbox', { name: '1 Первое дело', hidden: true });
    expect(first).toBeDisabled();
    expect(screen.getByText('Уже принято 1 из 2.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('checkbox', { name: '1 Второе дело', hidden: true }));
    expect(screen.getByText('Выбрано 1 мероприятие')).toBeInTheDocument();
    await userEvent.click(await button('Принять 1 мероприятие'));
    await waitFor(() => expect(sent).toEqual([{ activityIds: ['d2'] }]));
  });

  it('says that there is nothing above', async () => {
    server.use(http.get(`${base}/adoptions/sources`, () => page([])));
    open();
    await userEvent.click(await button('Действия'));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Принять мероприятия', hidden: true }));
    expect(await screen.findByText('Вышестоящих дорожных карт нет')).toBeInTheDocument();
    expect(await button('Принять')).toBeDisabled();
  });
});
