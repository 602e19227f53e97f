import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { campaignServer, one, openCampaign } from '../../../test/campaignPage';
import { page } from '../../../test/states';
import { campaign, participants } from '../../../test/surveys';

const server = campaignServer();

describe('schools that lag', () => {
  it('are reminded from their list', async () => {
    let asked = 0;
    server.use(
      http.post(`${one}/school-reminders`, () => {
        asked += 1;
        return HttpResponse.json({ schools: 2, withoutPeople: 1 }, { status: 201 });
      }),
    );
    openCampaign('?view=participants&late=true');
    await userEvent.click(await screen.findByRole('button', { name: 'Напомнить школам' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Напомнить школам' }));
    expect(await screen.findByText(/Напомнили 2 школам. В 1 школе нет ни директора/)).toBeVisible();
    expect(asked).toBe(1);
  });

  it('are not reminded by whoever may not', async () => {
    server.use(http.get(one, () => HttpResponse.json({ ...campaign, allowedActions: ['results'] })));
    openCampaign('?view=participants&late=true');
    expect(await screen.findByRole('table')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Напомнить школам' })).toBeNull();
  });

  it('say when they were reminded and that one has left', async () => {
    server.use(
      http.get(`${one}/participants`, () =>
        page([
          { ...participants[1]!, remindedOn: '2026-10-12' },
          { ...participants[2]!, lags: false, leftOn: '2026-10-10' },
        ]),
      ),
    );
    openCampaign('?view=participants');
    expect(await screen.findByText('напоминали 12.10.2026')).toBeVisible();
    expect(screen.getByText('вышла из программы 10.10.2026')).toBeVisible();
  });
});

describe('days of reminders', () => {
  it('are changed while the survey runs, and nothing else is taken for a day', async () => {
    const sent: object[] = [];
    server.use(
      http.patch(one, async ({ request }) => {
        sent.push((await request.json()) as object);
        return HttpResponse.json({ ...campaign, remindDays: [10, 2], version: 3 });
      }),
    );
    openCampaign();
    await userEvent.click(await screen.findByRole('button', { name: 'Изменить' }));
    const field = await screen.findByLabelText('Напоминать за столько дней до конца');
    expect(field).toHaveValue('7, 3, 1');
    await userEvent.clear(field);
    await userEvent.type(field, 'семь');
    expect(screen.getByRole('button', { name: 'Сохранить' })).toBeDisabled();
    await userEvent.clear(field);
    await userEvent.type(field, '10, 2');
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(sent[0]).toMatchObject({ remindDays: [10, 2] }));
  });
});
