import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { me } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import { advice, visit, visitId } from '../../../test/visits';
import { keptOf } from './kept';
import VisitPage from './VisitPage';

const root = `${window.location.origin}/api/v1`;
const api = `${root}/visits/${visitId}`;
const server = mockServer(
  signedIn('visits:read', 'visits:write'),
  http.get(`${root}/configuration`, () => HttpResponse.json({ maxFileSize: 1000 })),
  http.get(`${root}/recommendations`, () => page([])),
);
const open = () => renderPage(VisitPage, { path: '/visits/$visitId', at: `/visits/${visitId}` });
const findings = () => screen.findByRole('textbox', { name: 'Что увидели' });

describe('the page of a visit', () => {
  it('keeps on the device what is typed without a network, and says so', async () => {
    server.use(
      http.get(api, () => HttpResponse.json(visit())),
      http.patch(api, () => HttpResponse.error()),
    );
    open();
    const user = userEvent.setup();
    const point = await screen.findByRole('group', { name: 'Цель урока названа' });
    await user.click(within(point).getByRole('button', { name: 'Частично' }));
    await user.type(await findings(), 'Видно');
    expect(keptOf(me.id!, visitId)).toMatchObject({
      version: 3,
      findings: 'Видно',
      answers: [{ item: 0, answer: 'PARTLY', note: null }],
    });
    expect(await screen.findByText(/Сохранено на этом устройстве, отправим, когда появится связь/)).toBeVisible();
    expect(screen.getByText('Отвечено 1 из 2')).toBeVisible();
  });

  it('sends what is typed when the typing pauses', async () => {
    let now = visit();
    server.use(
      http.get(api, () => HttpResponse.json(now)),
      http.patch(api, async ({ request }) => {
        now = visit({ ...((await request.json()) as object), version: 4 });
        return HttpResponse.json(now);
      }),
    );
    open();
    await userEvent.type(await findings(), 'Видно');
    expect(await screen.findByText('Все записи отправлены')).toBeVisible();
    expect(now.findings).toBe('Видно');
    expect(keptOf(me.id!, visitId)).toBeNull();
  });

  it('shows both when somebody else was quicker, and keeps the own words if told to', async () => {
    const theirs = visit({ findings: 'С компьютера', version: 9 });
    const tags: (string | null)[] = [];
    let sent = theirs;
    server.use(
      http.get(api, () => HttpResponse.json(tags.length === 0 ? visit() : sent)),
      http.patch(api, async ({ request }) => {
        tags.push(request.headers.get('If-Match'));
        if (tags.length > 1) {
          sent = visit({ ...((await request.json()) as object), version: 10 });
          return HttpResponse.json(sent);
        }
        return HttpResponse.json(
          { type: 'urn:opora:problem:stale', title: 'Изменено', status: 412, current: theirs },
          { status: 412 },
        );
      }),
    );
    open();
    await userEvent.type(await findings(), 'С телефона');
    const notice = await screen.findByRole('alert');
    expect(within(notice).getByText('С компьютера')).toBeVisible();
    expect(within(notice).getByText('С телефона')).toBeVisible();
    await userEvent.click(within(notice).getByRole('button', { name: 'Сохранить мое' }));
    await waitFor(() => expect(tags).toEqual(['"3"', '"9"']));
    await waitFor(() => expect(keptOf(me.id!, visitId)).toBeNull());
    expect(sent.findings).toBe('С телефона');
  });

  it('completes only what has something in it', async () => {
    server.use(http.get(api, () => HttpResponse.json(visit())));
    open();
    expect(await screen.findByRole('button', { name: 'Завершить и передать школе' })).toBeDisabled();
    expect(screen.getByText(/Перед завершением напишите/)).toBeVisible();
  });

  it('lets the school take note and answer', async () => {
    const steps: string[] = [];
    const completed = { state: 'COMPLETED', findings: 'Видно движение', completedAt: '2027-03-02T09:00:00Z' };
    server.use(
      signedIn('visits:read', 'visits:answer'),
      http.get(api, () => HttpResponse.json(visit({ ...completed, allowedActions: ['acknowledge'] }))),
      http.post(`${api}/acknowledge`, () => {
        steps.push('acknowledge');
        return HttpResponse.json(visit({ ...completed, state: 'ACKNOWLEDGED', allowedActions: [] }));
      }),
      http.get(`${root}/recommendations`, () => page([advice({ allowedActions: ['accept', 'dispute'] })])),
      http.post(`${root}/recommendations/${advice().id}/dispute`, async ({ request }) => {
        steps.push(`dispute ${request.headers.get('If-Match')} ${JSON.stringify(await request.json())}`);
        return HttpResponse.json(advice({ state: 'DISPUTED' }));
      }),
    );
    open();
    expect(await screen.findByText('Видно движение')).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Что увидели' })).toBeNull();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Не согласны' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: /Почему школа не согласна/ }), 'Уже проведен');
    await user.click(within(dialog).getByRole('button', { name: 'Не согласны' }));
    await waitFor(() => expect(steps).toEqual(['dispute "0" {"text":"Уже проведен"}']));
    await user.click(screen.getByRole('button', { name: 'Ознакомлены' }));
    expect(await screen.findByText('Школа ознакомлена')).toBeVisible();
  });

  it('says that there is no such visit', async () => {
    server.use(http.get(api, () => HttpResponse.json({ title: 'Нет', status: 404 }, { status: 404 })));
    open();
    expect(await screen.findByRole('heading', { name: 'Посещения нет' })).toBeVisible();
  });
});
