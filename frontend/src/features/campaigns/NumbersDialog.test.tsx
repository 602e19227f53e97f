import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import { campaign, participants, rates } from '../../../test/surveys';
import CampaignPage from './CampaignPage';
import { campaignSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const one = `${api}/campaigns/:id`;

const server = mockServer(
  signedIn('surveys:read', 'surveys:write', 'surveys:links'),
  http.get(one, () => HttpResponse.json(campaign)),
  http.get(`${one}/rates`, () => HttpResponse.json({ items: rates.groups })),
  http.get(`${one}/participants`, ({ request }) =>
    page(participants.filter((each) => each.lags || new URL(request.url).searchParams.get('lagging') !== 'true')),
  ),
  http.get(`${api}/organizations`, () => page([])),
);

const open = (search: string) =>
  renderPage(CampaignPage, {
    path: '/surveys/$campaignId',
    at: `/surveys/${campaign.id}${search}`,
    search: campaignSearch,
  });

describe('numbers of many groups', () => {
  it('are whole numbers, and nothing else is taken for one', async () => {
    open('?view=participants');
    await userEvent.click(await screen.findByRole('button', { name: 'Задать числа' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/Изменится 0 групп/)).toBeVisible();
    const expected = within(dialog).getByLabelText(/Ожидается/);
    for (const none of ['20-25', '12,5', 'нет']) {
      fireEvent.change(expected, { target: { value: none } });
      expect(expected).toHaveAccessibleDescription(/Нужно целое число/);
      expect(within(dialog).getByRole('button', { name: 'Задать' })).toBeDisabled();
    }
    fireEvent.change(expected, { target: { value: '25' } });
    expect(within(dialog).getByText('Изменятся 3 группы')).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Задать' })).toBeEnabled();
  });

  it('are given to those that lag only, when only they are shown', async () => {
    const sent: { items: { organizationId: string }[] }[] = [];
    server.use(
      http.post(`${one}/participants`, async ({ request }) => {
        sent.push((await request.json()) as { items: { organizationId: string }[] });
        return HttpResponse.json({ saved: 2 }, { status: 201 });
      }),
    );
    open('?view=participants&late=true');
    await userEvent.click(await screen.findByRole('button', { name: 'Задать числа' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText(/Ожидается/), { target: { value: '25' } });
    expect(await within(dialog).findByText('Изменятся 2 группы')).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Задать' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    const late = [participants[1], participants[2]].map((each) => each!.organization.id);
    expect(sent[0]!.items.map(({ organizationId }) => organizationId)).toEqual(late);
  });
});
