import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { campaignServer, link, one, openCampaign } from '../../../test/campaignPage';

const server = campaignServer();

describe('links of a campaign', () => {
  it('asks before made links are left, for they are not shown again', async () => {
    server.use(
      http.post(`${one}/links`, () =>
        HttpResponse.json({ items: [{ ...link, url: 'https://opora.test/s/tajna', token: 'tajna' }] }, { status: 201 }),
      ),
    );
    const { router } = openCampaign('?view=links');
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
    openCampaign('?view=links');
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
    openCampaign('?view=links');
    await userEvent.click(await screen.findByLabelText('Учителя'));
    await userEvent.click(screen.getByLabelText('Для общего планшета'));
    await userEvent.click(screen.getByRole('button', { name: 'Распечатать листы с QR-кодами (PDF)' }));
    expect(await screen.findByText(/Файл сохранен/)).toBeVisible();
    expect(asked).toEqual({ audiences: ['TEACHER'], supervised: true });
    expect(URL.createObjectURL).toHaveBeenCalled();
  });
});
