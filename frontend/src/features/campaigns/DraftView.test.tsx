import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { campaignServer, one, openCampaign, schools } from '../../../test/campaignPage';
import { page } from '../../../test/states';
import { campaign, participants, rates } from '../../../test/surveys';

const server = campaignServer();

const draft = {
  ...campaign,
  state: 'DRAFT',
  versionId: null,
  versionNumber: null,
  allowedActions: ['update', 'delete', 'participants', 'schedule'],
};

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
    openCampaign();
    expect(await screen.findByRole('button', { name: 'Запустить опрос' })).toBeDisabled();
    expect(screen.queryByText('Сначала добавьте тех, кого спрашиваете.')).toBeNull();
  });

  it('does not start before somebody is asked', async () => {
    begun(false);
    openCampaign();
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
    openCampaign();
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
    openCampaign();
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
    openCampaign();
    const start = await screen.findByRole('button', { name: 'Запустить опрос' });
    await waitFor(() => expect(start).toBeEnabled());
    await userEvent.click(start);
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Запустить опрос' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('В анкете есть ошибки');
    expect(screen.getByText('Исправить анкету')).toBeInTheDocument();
  });
});
