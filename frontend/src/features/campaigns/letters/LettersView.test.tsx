import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { organizations } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import { lists, page, signedIn } from '../../../../test/states';
import { campaign, participants, rates } from '../../../../test/surveys';
import CampaignPage from '../CampaignPage';
import { campaignSearch } from '../search';

const api = `${window.location.origin}/api/v1`;
const one = `${api}/campaigns/:id`;
const { organization } = participants[0]!;
const letter = (number: number, part: object) => ({
  id: `00000000-0000-4000-8000-0000000009${number}`,
  participantId: participants[0]!.id,
  organization,
  audience: 'TEACHER',
  email: `teacher${number}@shkola.test`,
  language: 'ru',
  state: 'SENT',
  invitedOn: '2026-10-02',
  remindedOn: null,
  failure: null,
  answered: null,
  ...part,
});
const letters = [
  letter(10, {}),
  letter(11, { state: 'FAILED', failure: 'ADDRESS_REFUSED' }),
  letter(12, { state: 'REVOKED' }),
];
const summary = {
  ...{ total: 3, waiting: 0, sent: 1, failed: 1, revoked: 1, answered: null, mail: true, lastRemindedOn: null },
};

const server = mockServer(
  signedIn('surveys:read', 'surveys:write', 'surveys:links'),
  http.get(one, () => HttpResponse.json(campaign)),
  http.get(`${one}/rates`, () => HttpResponse.json({ items: rates.groups })),
  http.get(`${one}/invitations`, () => page(letters)),
  http.get(`${one}/invitations/summary`, () => HttpResponse.json(summary)),
  http.get(`${api}/organizations`, () => page(organizations)),
  http.get(`${api}/organizations/:id`, ({ params }) =>
    HttpResponse.json(organizations.find(({ id }) => id === params['id'])),
  ),
);

const open = () =>
  renderPage(CampaignPage, {
    path: '/surveys/$campaignId',
    at: `/surveys/${campaign.id}?view=letters`,
    search: campaignSearch,
  });

describe('letters', () => {
  it('of an anonymous survey say who is asked, and of nobody whether they have answered', async () => {
    open();
    expect(await screen.findByText(/кто ответил и что, не хранится/)).toBeVisible();
    expect(screen.queryByText('Ответили')).toBeNull();
    const row = await screen.findByRole('row', { name: /teacher11/ });
    expect(row).toHaveTextContent('Не доставлено');
    expect(row).toHaveTextContent('адрес не принят');
    expect(screen.queryByRole('columnheader', { name: 'Ответил' })).toBeNull();
    expect(within(screen.getByRole('row', { name: /teacher12/ })).queryByRole('button')).toBeNull();
  });

  it('go to the addresses that are found in what is pasted', async () => {
    const sent: object[] = [];
    server.use(
      http.post(`${one}/invitations`, async ({ request }) => {
        sent.push((await request.json()) as object);
        return HttpResponse.json({ letters: 1 }, { status: 201 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Пригласить письмом' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(await within(dialog).findByRole('combobox', { name: /Школа/ }));
    fireEvent.click(await screen.findByRole('option', { name: organization.name }));
    fireEvent.change(within(dialog).getByLabelText(/Адреса/), {
      target: { value: 'Иванова <ivanova@shkola.test>\npetrov@shkola.test\nбез адреса' },
    });
    expect(within(dialog).getByText(/В 1 строке адреса нет/)).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Отправить 2 письма' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      organizationId: organization.id,
      audience: 'TEACHER',
      recipients: [
        { email: 'ivanova@shkola.test', language: 'ru' },
        { email: 'petrov@shkola.test', language: 'ru' },
      ],
    });
    const told = await screen.findByText('1 письмо ждет отправки. 1 адрес был приглашен раньше.');
    expect(told).toHaveAttribute('role', 'status');
  });

  it.each(['CLOSED', 'SCORED'])('are sent to nobody when the survey is %s, which is said', async (state) => {
    server.use(http.get(one, () => HttpResponse.json({ ...campaign, state })));
    open();
    const invite = await screen.findByRole('button', { name: 'Пригласить письмом' });
    expect(invite).toBeDisabled();
    expect(invite).toHaveAccessibleDescription('Опрос завершен: приглашения больше не отправляются.');
    expect(await screen.findByRole('button', { name: 'Отправить еще раз: teacher10@shkola.test' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Отозвать: teacher10@shkola.test' })).toBeEnabled();
  });

  it('tell how far they are, row by row too, while the survey runs', async () => {
    vi.useFakeTimers({
      toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'],
      shouldAdvanceTime: true,
    });
    try {
      let state = 'WAITING';
      server.use(http.get(`${one}/invitations`, () => page([letter(10, { state, invitedOn: null })])));
      open();
      const row = await screen.findByRole('row', { name: /teacher10/ });
      expect(row).toHaveTextContent('Ждет отправки');
      state = 'SENT';
      await vi.advanceTimersByTimeAsync(5_100);
      await waitFor(() => expect(row).toHaveTextContent('Отправлено'));
    } finally {
      vi.useRealTimers();
    }
  });

  it('say when the groups do not come, and come again', async () => {
    server.use(lists('campaigns/:id/rates').broken);
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Пригласить письмом' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Внутренняя ошибка');
    server.use(http.get(`${one}/rates`, () => HttpResponse.json({ items: rates.groups })));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Повторить' }));
    expect(await within(dialog).findByRole('option', { name: 'Учителя' })).toBeInTheDocument();
  });

  it('remind those who have not answered, and are revoked one by one', async () => {
    const done: string[] = [];
    server.use(
      http.post(`${one}/reminders`, () => {
        done.push('reminded');
        return HttpResponse.json({ letters: null }, { status: 201 });
      }),
      http.post(`${one}/invitations/:letter/revoke`, ({ params }) => {
        done.push(String(params['letter']));
        return HttpResponse.json(letters[2]);
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Напомнить неответившим' }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Напомнить неответившим' }),
    );
    expect(await screen.findByText('Напоминания отправляются тем, кто не ответил.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Отозвать: teacher10@shkola.test' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Отозвать' }));
    await waitFor(() => expect(done).toEqual(['reminded', letters[0]!.id]));
  });

  it('are not sent without a mail server, which is said', async () => {
    server.use(http.get(`${one}/invitations/summary`, () => HttpResponse.json({ ...summary, mail: false })));
    open();
    expect(await screen.findByText('Почтовый сервер не настроен')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Пригласить письмом' })).toBeDisabled();
  });
});
