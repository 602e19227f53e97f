import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import FormulasPage from './FormulasPage';

const api = `${window.location.origin}/api/v1`;
const region = {
  id: '00000000-0000-4000-8000-000000000921',
  name: 'Светлоборская область',
  kind: 'REGION',
  parentId: null,
};
const formula = {
  id: '00000000-0000-4000-8000-000000000922',
  organization: region,
  number: 2,
  name: 'Своя формула',
  source: 'Приказ № 41-п',
  definition: { days: 365, red: 40, yellow: 70, weights: { CHECKPOINTS: 25.5, RESPONSE: 15 } },
  publishedOn: '2026-11-01',
};

const server = mockServer(
  signedIn('monitoring:read', 'formulas:write'),
  http.get(`${api}/engagement-formulas`, () => page([formula])),
  http.get(`${api}/organizations`, () => page([region])),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(region)),
);
const open = () => renderPage(FormulasPage, { path: '/engagement/formulas', at: '/engagement/formulas' });

describe('formulas of engagement', () => {
  it('are versions with what they weigh; a new one begins from one that is there', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/engagement-formulas`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...formula, number: 3 }, { status: 201 });
      }),
    );
    open();
    expect(await screen.findByText(/Контрольные точки.* 25,5/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Новая версия' }));
    const dialog = within(await screen.findByRole('dialog'));
    const red = dialog.getByLabelText('Красный: ниже');
    await userEvent.clear(red);
    await userEvent.type(red, '80');
    expect(dialog.getByText('Должно быть больше границы красного')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Ввести в действие' })).toBeDisabled();
    await userEvent.clear(red);
    await userEvent.type(red, '45,5');
    await userEvent.type(dialog.getByLabelText(/Основание/), 'Приказ № 52-п');
    await userEvent.click(dialog.getByRole('button', { name: 'Ввести в действие' }));
    await waitFor(() =>
      expect(sent).toEqual([
        {
          organizationId: region.id,
          name: 'Своя формула',
          source: 'Приказ № 52-п',
          definition: { days: 365, red: 45.5, yellow: 70, weights: { CHECKPOINTS: 25.5, RESPONSE: 15 } },
        },
      ]),
    );
  });

  it('are only read by who may not make them', async () => {
    server.use(signedIn('monitoring:read'));
    open();
    expect(await screen.findByText(/Своя формула/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Новая версия' })).toBeNull();
  });
});
