import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { campaignServer, one, openCampaign } from '../../../test/campaignPage';
import { event } from '../../../test/events';
import { lists, page, signedIn } from '../../../test/states';
import { campaign, participants } from '../../../test/surveys';

const server = campaignServer();

describe('a campaign that runs', () => {
  it('tells the rates of groups and of municipalities, and leads to who lags', async () => {
    const { router } = openCampaign();
    expect(await screen.findByRole('heading', { level: 1, name: campaign.title })).toBeVisible();
    expect((await screen.findAllByText('42 % · 21 из 50'))[0]).toBeVisible();
    expect(screen.getByRole('button', { name: 'Excel' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Печать' })).toBeVisible();
    await userEvent.click(await screen.findByRole('link', { name: 'Озерский район' }));
    await waitFor(() => expect(router.state.location.searchStr).toContain('late=true'));
    const rows = within(await screen.findByRole('table'))
      .getAllByRole('row')
      .slice(1);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveTextContent('ответов еще нет');
    expect(rows[1]).toHaveTextContent('10 % · 3 из 30');
  });

  it('leads to the event whose feedback it is', async () => {
    const asked: string[] = [];
    server.use(
      signedIn('surveys:read', 'attendance:read'),
      http.get(`${window.location.origin}/api/v1/events`, ({ request }) => {
        asked.push(new URL(request.url).search);
        return page([event]);
      }),
    );
    openCampaign();
    expect(await screen.findByRole('link', { name: event.title })).toHaveAttribute('href', `/events/${event.id}`);
    expect(asked[0]).toContain(`feedback=${campaign.id}`);
  });

  it('leads whoever reads the record of changes to its history', async () => {
    const asked: string[] = [];
    server.use(
      signedIn('surveys:read', 'audit:read'),
      http.get(`${window.location.origin}/api/v1/audit-entries`, ({ request }) => {
        asked.push(new URL(request.url).search);
        return page([]);
      }),
    );
    openCampaign();
    await userEvent.click(await screen.findByRole('button', { name: 'История изменений' }));
    await waitFor(() => expect(asked[0]).toContain(`entity=campaign&entityId=${campaign.id}`));
  });

  it('takes an expected number where it is typed', async () => {
    const sent: object[] = [];
    server.use(
      http.post(`${one}/participants`, async ({ request }) => {
        sent.push((await request.json()) as object);
        return HttpResponse.json({ saved: 1 }, { status: 201 });
      }),
    );
    openCampaign('?view=participants');
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
    openCampaign('?view=participants');
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
    openCampaign('?view=participants');
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

  it('is paused under the version that was read', async () => {
    let tag: string | null = null;
    server.use(
      http.post(`${one}/pause`, ({ request }) => {
        tag = request.headers.get('If-Match');
        return HttpResponse.json({ ...campaign, paused: true, version: 3, allowedActions: ['resume'] });
      }),
    );
    openCampaign();
    await userEvent.click(await screen.findByRole('button', { name: 'Приостановить' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Приостановить' }));
    expect(await screen.findByText('Приостановлен')).toBeVisible();
    expect(tag).toBe('"2"');
  });

  it('offers an onlooker nothing to do', async () => {
    server.use(http.get(one, () => HttpResponse.json({ ...campaign, allowedActions: ['results'] })));
    openCampaign('?view=links');
    expect(await screen.findByRole('link', { name: 'Результаты' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Показать ссылки|Продлить|Завершить|Изменить/ })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Ссылки' })).toBeNull();
  });
});

describe('a campaign that is not there', () => {
  it('is told so', async () => {
    server.use(http.get(one, () => HttpResponse.json({ type: 'x', title: 'Нет', status: 404 }, { status: 404 })));
    openCampaign();
    expect(await screen.findByRole('heading', { name: 'Опрос не найден' })).toBeVisible();
  });

  it('or does not come', async () => {
    server.use(lists('campaigns/:id').broken);
    openCampaign();
    expect(await screen.findByRole('alert')).toHaveTextContent('Внутренняя ошибка');
  });
});
