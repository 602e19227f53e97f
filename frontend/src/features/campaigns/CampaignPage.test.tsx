import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { organizations } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import { campaign, participants, rates } from '../../../test/surveys';
import CampaignPage from './CampaignPage';
import { campaignSearch } from './search';

// Its parts are compiled when they are first asked for, and a busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const api = `${window.location.origin}/api/v1`;
const one = `${api}/campaigns/:id`;
const schools = organizations.filter(({ kind }) => kind === 'SCHOOL');
const link = {
  id: '00000000-0000-4000-8000-000000000730',
  participantId: participants[0]!.id,
  organization: participants[0]!.organization,
  audience: 'TEACHER' as const,
};
const draft = {
  ...campaign,
  state: 'DRAFT',
  versionId: null,
  versionNumber: null,
  allowedActions: ['update', 'delete', 'participants', 'schedule'],
};

const server = mockServer(
  signedIn('surveys:read', 'surveys:write', 'surveys:links'),
  http.get(one, () => HttpResponse.json(campaign)),
  http.get(`${one}/rates`, ({ request }) => {
    const places = new URL(request.url).searchParams.get('by') === 'MUNICIPALITY';
    return HttpResponse.json({ items: places ? rates.places : rates.groups });
  }),
  http.get(`${one}/participants`, () => page(participants)),
  http.get(`${one}/links`, () => page([{ ...link, supervised: false, createdAt: '2026-10-01T09:30:00Z' }])),
  http.get(`${api}/organizations`, () => page(schools)),
  http.get(`${api}/organizations/:id`, ({ params }) =>
    HttpResponse.json(organizations.find(({ id }) => id === params['id']) ?? organizations[0]),
  ),
);

const open = (search = '') =>
  renderPage(CampaignPage, {
    path: '/surveys/$campaignId',
    at: `/surveys/${campaign.id}${search}`,
    search: campaignSearch,
  });

describe('a campaign that runs', () => {
  it('tells the rates of groups and of municipalities, and leads to who lags', async () => {
    const { router } = open();
    expect(await screen.findByRole('heading', { level: 1, name: campaign.title })).toBeVisible();
    expect((await screen.findAllByText('42 % · 21 из 50'))[0]).toBeVisible();
    await userEvent.click(await screen.findByRole('link', { name: 'Озерский район' }));
    await waitFor(() => expect(router.state.location.searchStr).toContain('late=true'));
    const rows = within(await screen.findByRole('table'))
      .getAllByRole('row')
      .slice(1);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveTextContent('ответов еще нет');
    expect(rows[1]).toHaveTextContent('10 % · 3 из 30');
  });

  it('takes an expected number where it is typed', async () => {
    const sent: object[] = [];
    server.use(
      http.post(`${one}/participants`, async ({ request }) => {
        sent.push((await request.json()) as object);
        return HttpResponse.json({ saved: 1 }, { status: 201 });
      }),
    );
    open('?view=participants');
    const field = await screen.findByLabelText(`${participants[2]!.organization.name}, Учителя: сколько ожидается`);
    await userEvent.type(field, '25');
    await userEvent.tab();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      items: [{ organizationId: participants[2]!.organization.id, audience: 'TEACHER', expected: 25, quota: 50 }],
    });
  });

  it('reads no number out of what is none', async () => {
    const sent: object[] = [];
    server.use(
      http.post(`${one}/participants`, async ({ request }) => {
        sent.push((await request.json()) as object);
        return HttpResponse.json({ saved: 1 }, { status: 201 });
      }),
    );
    open('?view=participants');
    const field = await screen.findByLabelText(`${participants[2]!.organization.name}, Учителя: сколько ожидается`);
    await userEvent.type(field, '20-25{Enter}');
    expect(await screen.findByText('Нужно целое число, например 25')).toBeVisible();
    expect(field).toHaveValue('20-25');
    await userEvent.clear(field);
    await userEvent.type(field, '25{Enter}');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ items: [{ expected: 25 }] });
  });

  it('keeps both of two quick edits of a row, one after the other', async () => {
    const sent: { items: object[] }[] = [];
    let answer = () => undefined as void;
    const held = new Promise<void>((resolve) => (answer = resolve));
    server.use(
      http.post(`${one}/participants`, async ({ request }) => {
        sent.push((await request.json()) as { items: object[] });
        await held;
        return HttpResponse.json({ saved: 1 }, { status: 201 });
      }),
    );
    open('?view=participants');
    const row = `${participants[2]!.organization.name}, Учителя`;
    await userEvent.type(await screen.findByLabelText(`${row}: сколько ожидается`), '25{Enter}');
    const quota = screen.getByLabelText(`${row}: не больше скольких`);
    fireEvent.change(quota, { target: { value: '60' } });
    fireEvent.blur(quota);
    answer();
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(({ items }) => items[0])).toMatchObject([
      { expected: 25, quota: 50 },
      { expected: 25, quota: 60 },
    ]);
  });

  it('asks before made links are left, for they are not shown again', async () => {
    server.use(
      http.post(`${one}/links`, () =>
        HttpResponse.json({ items: [{ ...link, url: 'https://opora.test/s/tajna', token: 'tajna' }] }, { status: 201 }),
      ),
    );
    const { router } = open('?view=links');
    await userEvent.click(await screen.findByRole('button', { name: 'Показать ссылки' }));
    await screen.findByRole('region', { name: 'Новые ссылки' });
    await userEvent.click(screen.getByRole('link', { name: 'Сколько ответили' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Отмена' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByText('https://opora.test/s/tajna')).toBeVisible();
    expect(router.state.location.searchStr).toContain('view=links');
    await userEvent.click(screen.getByRole('link', { name: 'Сколько ответили' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Уйти' }));
    await waitFor(() => expect(router.state.location.searchStr).toContain('view=rates'));
    expect(screen.queryByText('https://opora.test/s/tajna')).toBeNull();
  });

  it('shows made links once, and takes a revocation', async () => {
    let revoked = '';
    server.use(
      http.post(`${one}/links`, () =>
        HttpResponse.json({ items: [{ ...link, url: 'https://opora.test/s/tajna', token: 'tajna' }] }, { status: 201 }),
      ),
      http.delete(`${one}/links/:linkId`, ({ params }) => {
        revoked = String(params['linkId']);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    open('?view=links');
    await userEvent.click(await screen.findByRole('button', { name: 'Показать ссылки' }));
    const made = await screen.findByRole('region', { name: 'Новые ссылки' });
    expect(made).toHaveTextContent('Ссылки показываются один раз');
    expect(within(made).getByRole('link', { name: 'https://opora.test/s/tajna' })).toBeVisible();
    await userEvent.click(within(made).getByRole('button', { name: 'Готово, скрыть ссылки' }));
    expect(screen.queryByText('https://opora.test/s/tajna')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /Отменить ссылку/ }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Отменить' }));
    await waitFor(() => expect(revoked).toBe(link.id));
  });

  it('prints sheets for the groups that are chosen', async () => {
    let asked: object | null = null;
    server.use(
      http.post(`${one}/sheets`, async ({ request }) => {
        asked = (await request.json()) as object;
        return new HttpResponse('%PDF', { status: 201, headers: { 'Content-Type': 'application/pdf' } });
      }),
    );
    URL.createObjectURL = vi.fn(() => 'blob:sheets');
    open('?view=links');
    await userEvent.click(await screen.findByLabelText('Учителя'));
    await userEvent.click(screen.getByLabelText('Для общего планшета'));
    await userEvent.click(screen.getByRole('button', { name: 'Распечатать листы с QR-кодами (PDF)' }));
    expect(await screen.findByText(/Файл сохранен/)).toBeVisible();
    expect(asked).toEqual({ audiences: ['TEACHER'], supervised: true });
    expect(URL.createObjectURL).toHaveBeenCalled();
  });

  it('is paused under the version that was read', async () => {
    let tag: string | null = null;
    server.use(
      http.post(`${one}/pause`, ({ request }) => {
        tag = request.headers.get('If-Match');
        return HttpResponse.json({ ...campaign, paused: true, version: 3, allowedActions: ['resume'] });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Приостановить' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Приостановить' }));
    expect(await screen.findByText('Приостановлен')).toBeVisible();
    expect(tag).toBe('"2"');
  });

  it('offers an onlooker nothing to do', async () => {
    server.use(http.get(one, () => HttpResponse.json({ ...campaign, allowedActions: ['results'] })));
    open('?view=links');
    expect(await screen.findByRole('link', { name: 'Результаты' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Показать ссылки|Продлить|Завершить|Изменить/ })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Ссылки' })).toBeNull();
  });
});

describe('a draft', () => {
  const begun = (asked: boolean) =>
    server.use(
      http.get(one, () => HttpResponse.json(draft)),
      http.get(`${one}/rates`, () => HttpResponse.json({ items: asked ? rates.groups : [] })),
      http.get(`${one}/participants`, () => page(asked ? participants : [])),
    );

  it('is not said to ask nobody before that is known', async () => {
    begun(false);
    server.use(http.get(`${one}/rates`, () => new Promise(() => undefined)));
    open();
    expect(await screen.findByRole('button', { name: 'Запустить опрос' })).toBeDisabled();
    expect(screen.queryByText('Сначала добавьте тех, кого спрашиваете.')).toBeNull();
  });

  it('does not start before somebody is asked', async () => {
    begun(false);
    open();
    expect(await screen.findByRole('button', { name: 'Запустить опрос' })).toBeDisabled();
    expect(await screen.findByText('Сначала добавьте тех, кого спрашиваете.')).toBeVisible();
  });

  it('asks groups of schools that are chosen, with their numbers', async () => {
    begun(false);
    const sent: { items: object[] }[] = [];
    server.use(
      http.post(`${one}/participants`, async ({ request }) => {
        sent.push((await request.json()) as { items: object[] });
        return HttpResponse.json({ saved: 1 }, { status: 201 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Добавить' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('combobox', { name: 'Школа' }));
    fireEvent.click(await screen.findByRole('option', { name: schools[1]!.name }));
    expect(await within(dialog).findByText('Выбрана 1 школа')).toBeVisible();
    fireEvent.click(within(dialog).getByLabelText('Ученики'));
    fireEvent.change(within(dialog).getByLabelText('Ученики: Ожидается'), { target: { value: '120' } });
    fireEvent.click(within(dialog).getAllByRole('button', { name: 'Добавить' }).at(-1)!);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.items).toEqual([{ organizationId: schools[1]!.id, audience: 'PUPIL', expected: 120, quota: null }]);
  });

  it('adds only the groups that are not asked yet: the others keep their numbers', async () => {
    const sent: { items: object[] }[] = [];
    server.use(
      http.get(one, () => HttpResponse.json(draft)),
      http.post(`${one}/participants`, async ({ request }) => {
        sent.push((await request.json()) as { items: object[] });
        return HttpResponse.json({ saved: 1 }, { status: 201 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Добавить' }));
    const dialog = await screen.findByRole('dialog');
    const asked = participants[1]!.organization;
    fireEvent.click(within(dialog).getByRole('combobox', { name: 'Школа' }));
    fireEvent.click(await screen.findByRole('option', { name: asked.name }));
    await within(dialog).findByText('Выбрана 1 школа');
    fireEvent.click(within(dialog).getByLabelText('Ученики'));
    fireEvent.click(within(dialog).getByLabelText('Учителя'));
    fireEvent.click(within(dialog).getAllByRole('button', { name: 'Добавить' }).at(-1)!);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.items).toEqual([{ organizationId: asked.id, audience: 'PUPIL' }]);
  });

  it('starts when it is told to, and tells why it cannot', async () => {
    begun(true);
    server.use(
      http.post(`${one}/schedule`, () =>
        HttpResponse.json(
          { type: 'https://opora.test/problems/questionnaire-not-sound', title: 'В анкете есть ошибки', status: 409 },
          { status: 409, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
    );
    open();
    const start = await screen.findByRole('button', { name: 'Запустить опрос' });
    await waitFor(() => expect(start).toBeEnabled());
    await userEvent.click(start);
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Запустить опрос' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('В анкете есть ошибки');
    expect(screen.getByText('Исправить анкету')).toBeInTheDocument();
  });
});

describe('a campaign that is not there', () => {
  it('is told so', async () => {
    server.use(http.get(one, () => HttpResponse.json({ type: 'x', title: 'Нет', status: 404 }, { status: 404 })));
    open();
    expect(await screen.findByRole('heading', { name: 'Опрос не найден' })).toBeVisible();
  });

  it('or does not come', async () => {
    server.use(lists('campaigns/:id').broken);
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Внутренняя ошибка');
  });
});
