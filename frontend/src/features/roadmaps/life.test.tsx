import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { activities, me, organizations, roadmap } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import type { Roadmap } from '../../shared/api/types';
import RoadmapPage from './RoadmapPage';
import { roadmapSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;

const server = mockServer(
  http.get(`${api}/roadmaps/:id/activities`, () => HttpResponse.json({ items: activities, nextCursor: null })),
  http.get(`${api}/roadmaps/:id/executors`, () =>
    HttpResponse.json({
      items: [],
      rowsWithoutExecutors: [{ activityId: activities[0]!.id, number: '1', title: 'Совещание' }],
      mayChoose: true,
      version: 0,
    }),
  ),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations`, () => HttpResponse.json({ items: organizations, nextCursor: null })),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
);

const problem = (kind: string, more: object) =>
  HttpResponse.json(
    { type: `urn:opora:problem:${kind}`, title: 'Есть незавершенное', status: 409, ...more },
    { status: 409, headers: { 'Content-Type': 'application/problem+json' } },
  );

function open(part: Partial<Roadmap>) {
  server.use(http.get(base, () => HttpResponse.json({ ...roadmap, ...part })));
  return renderPage(RoadmapPage, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}`,
    search: roadmapSearch,
  });
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
/** What is done seldom is in the menu. */
const choose = async (name: string) => {
  await press('Действия');
  await userEvent.click(await screen.findByRole('menuitem', { name }));
};
const inDialog = async () => within(await screen.findByRole('dialog'));

describe('the life of a roadmap', () => {
  it('offers only what the server allows', async () => {
    server.use(http.get(`${api}/me`, () => HttpResponse.json({ ...me, permissions: ['roadmaps:read'] })));
    open({ allowedActions: [] });
    await screen.findByRole('button', { name: 'Печать' });
    for (const name of ['Отправить на согласование', 'Утвердить', 'Действия'])
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
  });

  it('keeps in the menu what is done seldom', async () => {
    open({ allowedActions: ['update', 'approve', 'delete'] });
    await press('Действия');
    const items = await screen.findAllByRole('menuitem');
    expect(items.map((item) => item.textContent)).toEqual([
      'Изменить общие сведения',
      'Принять мероприятия',
      'Скопировать на другой год',
      'Сохранить как шаблон',
      'Удалить черновик',
    ]);
  });

  it('is proposed to all below with a word', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${base}/propose`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(roadmap);
      }),
    );
    open({ allowedActions: ['propose'] });
    await press('Отправить на согласование');
    const dialog = await inDialog();
    fireEvent.change(dialog.getByLabelText('Сопроводительный текст'), { target: { value: 'Ждем замечаний' } });
    await userEvent.click(dialog.getByRole('button', { name: 'Отправить на согласование' }));
    const body = { everybodyBelow: true, organizationIds: [], until: null, message: 'Ждем замечаний' };
    await waitFor(() => expect(sent).toEqual([body]));
  });

  it('is not proposed to nobody', async () => {
    open({ allowedActions: ['propose'] });
    await press('Отправить на согласование');
    const dialog = await inDialog();
    await userEvent.click(dialog.getByLabelText('Все подведомственные организации'));
    expect(dialog.getByRole('button', { name: 'Отправить на согласование' })).toBeDisabled();
  });

  it('is approved over open comments only knowingly', async () => {
    const sent: { despiteOpenComments?: boolean | null }[] = [];
    server.use(
      http.post(`${base}/approve`, async ({ request }) => {
        const body = (await request.json()) as (typeof sent)[number];
        sent.push(body);
        return body.despiteOpenComments
          ? HttpResponse.json(roadmap)
          : problem('open-comments', { openComments: [{ author: 'О. Лугова', text: 'Перенести на апрель' }] });
      }),
    );
    open({ allowedActions: ['approve'] });
    await press('Утвердить');
    const dialog = await inDialog();
    expect(await dialog.findByText('1 строку никто не исполняет')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Утвердить' }));
    expect(await dialog.findByText('О. Лугова: Перенести на апрель')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Утвердить' })).toBeDisabled();
    await userEvent.click(dialog.getByLabelText('Все равно продолжить'));
    await userEvent.click(dialog.getByRole('button', { name: 'Утвердить' }));
    await waitFor(() => expect(sent.map((one) => one.despiteOpenComments)).toEqual([null, true]));
  });

  it('is closed with a reason and names what is not done', async () => {
    server.use(
      http.post(`${base}/close`, () =>
        problem('open-checkpoints', { openCheckpoints: [{ organization: 'Лицей «Озерный»', due: '2026-05-22' }] }),
      ),
    );
    open({ state: 'ACTIVE', allowedActions: ['close'] });
    await choose('Завершить');
    const dialog = await inDialog();
    expect(dialog.getByRole('button', { name: 'Завершить' })).toBeDisabled();
    fireEvent.change(dialog.getByLabelText(/Причина/), { target: { value: 'План выполнен' } });
    await userEvent.click(dialog.getByRole('button', { name: 'Завершить' }));
    expect(await dialog.findByText('Лицей «Озерный», 22.05.2026')).toBeVisible();
  });

  it('opens the draft of changes', async () => {
    const draft = { ...roadmap, id: organizations[3]!.id, title: 'Проект изменений', amendsId: roadmap.id };
    server.use(
      http.post(`${base}/amendments`, () => HttpResponse.json(draft, { status: 201 })),
      http.get(`${api}/roadmaps/${draft.id}`, () => HttpResponse.json(draft)),
    );
    const { router } = open({ state: 'ACTIVE', allowedActions: ['amend'] });
    await choose('Внести изменения');
    const dialog = await inDialog();
    await userEvent.click(dialog.getByRole('button', { name: 'Внести изменения' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/roadmaps/${draft.id}`));
    const back = await screen.findByRole('link', { name: 'Открыть дорожную карту', hidden: true });
    expect(back).toHaveAttribute('href', `/roadmaps/${roadmap.id}`);
  });

  it('says why a step was refused', async () => {
    server.use(
      http.post(`${base}/withdraw`, () =>
        HttpResponse.json({ type: 'about:blank', title: 'Нет права', status: 403 }, { status: 403 }),
      ),
    );
    open({ state: 'IN_AGREEMENT', allowedActions: ['withdraw'] });
    await choose('Отозвать с согласования');
    await userEvent.click((await inDialog()).getByRole('button', { name: 'Отозвать' }));
    expect(await screen.findByText('Нет права')).toBeVisible();
  });

  it('says of changes that wait since when they hold, and takes their approval back with a reason', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${base}/withdraw-approval`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...roadmap, state: 'DRAFT' });
      }),
      http.get(`${api}/roadmaps/other`, () => HttpResponse.json({ ...roadmap, id: 'other', edition: 1 })),
    );
    open({
      state: 'APPROVED',
      amendsId: 'other',
      baseEdition: 1,
      effectiveOn: '2027-09-01',
      allowedActions: ['withdrawApproval'],
    });
    expect(await screen.findByText('Вступит в силу 01.09.2027')).toBeVisible();
    await choose('Отозвать утверждение');
    const dialog = await inDialog();
    expect(dialog.getByRole('button', { name: 'Отозвать утверждение' })).toBeDisabled();
    fireEvent.change(dialog.getByLabelText(/Почему/), { target: { value: 'Приказ отменен' } });
    await userEvent.click(dialog.getByRole('button', { name: 'Отозвать утверждение' }));
    await waitFor(() => expect(sent).toEqual([{ reason: 'Приказ отменен' }]));
  });

  it('says of the plan which approved changes are to come', async () => {
    server.use(
      http.get(`${api}/roadmaps`, ({ request }) => {
        expect(new URL(request.url).searchParams.get('amends')).toBe(roadmap.id);
        const change = {
          ...roadmap,
          id: 'change',
          orderNumber: '77-п',
          orderDate: '2027-05-20',
          effectiveOn: '2027-09-01',
        };
        return HttpResponse.json({ items: [change], nextCursor: null });
      }),
    );
    open({ state: 'ACTIVE', amendedOn: '2027-09-01', allowedActions: [] });
    expect(await screen.findByText('Утвержденные изменения вступят в силу 01.09.2027')).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'Приказ № 77-п от 20.05.2027, действует с 01.09.2027' }),
    ).toHaveAttribute('href', expect.stringContaining('/roadmaps/change'));
  });
});
