import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { activities, me, organizations, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import RoadmapPage from '../RoadmapPage';
import { roadmapSearch } from '../search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;
const comment = (id: string, part: object) => ({
  id,
  activityId: null,
  parentId: null,
  authorName: 'О. Лугова',
  organizationId: null,
  organizationName: null,
  text: id,
  createdAt: '2026-02-01T10:00:00Z',
  resolvedAt: null,
  own: false,
  version: 1,
  allowedActions: [],
  ...part,
});
const items = [
  comment('Просим уточнить цель', {}),
  comment('Перенести на май', { activityId: activities[1]!.id }),
  comment('Уже исправлено', { resolvedAt: '2026-02-03T10:00:00Z' }),
];
const proposal = {
  everybodyBelow: true,
  organizations: [organizations[2]!],
  until: '2026-03-01',
  message: 'Ждем замечаний',
  openComments: 2,
  answers: { agreed: 1, agreedBefore: 1, remarks: 0, silent: 1 },
  mine: { organization: organizations[1]!, state: 'SILENT', person: null, agreedAt: null },
};

const server = mockServer(
  http.get(base, () => HttpResponse.json({ ...roadmap, state: 'IN_AGREEMENT', allowedActions: ['comment'] })),
  http.get(`${base}/activities`, () => HttpResponse.json({ items: activities, nextCursor: null })),
  http.get(`${base}/comments`, () => HttpResponse.json({ items, nextCursor: null })),
  http.get(`${base}/proposal`, () => HttpResponse.json(proposal)),
  http.get(`${base}/proposal/answers`, ({ request }) => {
    const state = new URL(request.url).searchParams.get('state');
    const given = { organization: organizations[3]!, state, person: 'О. Лугова', agreedAt: '2026-02-02T06:00:00Z' };
    const silent = { organization: organizations[4]!, state, person: null, agreedAt: null };
    return HttpResponse.json({ items: [state === 'SILENT' ? silent : given], nextCursor: null });
  }),
  http.get(`${base}/executors`, () =>
    HttpResponse.json({
      items: [{ token: 'РМО', status: 'UNRESOLVED' }],
      rowsWithoutExecutors: [{ activityId: activities[1]!.id, number: '2', title: 'Без исполнителя' }],
      mayChoose: false,
      version: 1,
    }),
  ),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
);

beforeEach(() => sessionStorage.clear());

const open = () =>
  renderPage(RoadmapPage, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}?view=agreement`,
    search: roadmapSearch,
  });

describe('a draft in agreement', () => {
  it('says before whom it lies and what is missing before approval', async () => {
    open();
    expect(await screen.findByText('Все подведомственные организации')).toBeVisible();
    expect(screen.getByRole('link', { name: organizations[2]!.name })).toBeVisible();
    expect(screen.getAllByText(/Замечания принимаются до 01\.03\.2026/)[0]).toBeVisible();
    expect(await screen.findByText('2 замечания ждут ответа')).toBeVisible();
    expect(await screen.findByRole('link', { name: '1 обозначение нужно уточнить' })).toBeVisible();
    expect(screen.getByRole('link', { name: '1 строку никто не исполняет' })).toBeVisible();
    expect(screen.getByRole('link', { name: '2 срока требуют проверки' })).toBeVisible();
  });

  it('lays the open remarks out by rows; settled ones on request', async () => {
    open();
    expect(await screen.findByText('Просим уточнить цель')).toBeVisible();
    expect(screen.getByRole('heading', { name: /1\.2 Провести установочное/ })).toBeVisible();
    expect(screen.queryByText('Уже исправлено')).not.toBeInTheDocument();
    await userEvent.click(screen.getByText('Закрытые'));
    expect(await screen.findByText('Уже исправлено')).toBeVisible();
    expect(screen.queryByText('Просим уточнить цель')).not.toBeInTheDocument();
  });

  it('takes a remark on the whole', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${base}/comments`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(items[0], { status: 201 });
      }),
    );
    open();
    fireEvent.change(await screen.findByLabelText('Ваше замечание'), { target: { value: 'Согласны' } });
    await userEvent.click(screen.getByRole('button', { name: 'Отправить' }));
    await waitFor(() => expect(sent).toEqual([{ text: 'Согласны', activityId: null }]));
  });

  it('is agreed to without remarks, and says who has not answered', async () => {
    const sent: string[] = [];
    server.use(
      http.post(`${base}/proposal/:step`, ({ params }) => {
        sent.push(String(params['step']));
        return HttpResponse.json({ ...proposal.mine, state: 'AGREED' });
      }),
    );
    open();
    expect(await screen.findByRole('link', { name: organizations[4]!.name })).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Какие ответы показать'), 'AGREED_BEFORE');
    expect(await screen.findByRole('link', { name: organizations[3]!.name })).toBeVisible();
    expect(screen.getByText(/О\. Лугова, /)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Согласовать без замечаний' }));
    await waitFor(() => expect(sent).toEqual(['agree']));
  });

  it('takes a visa on a former text back, or renews it', async () => {
    const mine = { ...proposal.mine, state: 'AGREED_BEFORE', person: 'Ваша подпись', agreedAt: '2026-02-02T06:00:00Z' };
    server.use(http.get(`${base}/proposal`, () => HttpResponse.json({ ...proposal, mine })));
    open();
    expect(await screen.findByRole('button', { name: 'Отозвать согласование' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Согласовать без замечаний' })).toBeVisible();
    expect(screen.getByText('Согласована прежняя редакция', { selector: 'p' })).toBeVisible();
  });

  it('is only read without the right', async () => {
    server.use(http.get(base, () => HttpResponse.json({ ...roadmap, state: 'IN_AGREEMENT', allowedActions: [] })));
    open();
    expect(await screen.findByText('Оставлять замечания вы не можете.')).toBeVisible();
    expect(screen.queryByLabelText('Ваше замечание')).not.toBeInTheDocument();
  });
});
