import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import SavedViews, { queryOf } from './SavedViews';

const api = `${window.location.origin}/api/v1/saved-views`;
const view = {
  id: '00000000-0000-4000-8000-000000000971',
  name: 'Красные школы',
  screen: '/engagement',
  query: 'level=RED',
  updatedAt: '2026-11-26T16:05:00Z',
  version: 0,
};
const saved: unknown[] = [];
mockServer(
  http.get(api, () => HttpResponse.json({ items: [view] })),
  http.post(api, async ({ request }) => {
    saved.push(await request.json());
    return HttpResponse.json(view, { status: 201 });
  }),
);
const show = (at: string) => renderPage(SavedViews, { path: '/engagement', at, search: (search) => search }).router;

describe('saved views', () => {
  it('keep the screen with what is chosen on it', async () => {
    show('/engagement?q=Ольх&show=true');
    await userEvent.click(await screen.findByRole('button', { name: 'Виды списка' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Сохранить вид' }));
    await userEvent.type(await screen.findByLabelText(/Название/), 'Ольховские{Enter}');
    await waitFor(() =>
      expect(saved).toEqual([
        { name: 'Ольховские', screen: '/engagement', query: new URLSearchParams({ q: 'Ольх' }).toString() },
      ]),
    );
  });

  it('open where they were saved', async () => {
    const router = show('/engagement');
    await userEvent.click(await screen.findByRole('button', { name: 'Виды списка' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Красные школы' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ level: 'RED' }));
  });

  it('leave out what is no part of a view', () => {
    expect(queryOf('?level=RED&show=true')).toBe('level=RED');
  });
});
