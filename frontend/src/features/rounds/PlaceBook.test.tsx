import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import type { MonitoringRound } from '../../shared/api/types';
import { PlaceBook } from './PlaceBook';

const api = `${window.location.origin}/api/v1/monitoring-rounds/:id`;
const place = (id: number, name: string) => ({
  municipality: { id: `00000000-0000-4000-8000-00000000073${id}`, name },
  schools: 2,
  complete: 0,
  filled: 0,
  cells: 4,
  bySchool: 0,
  byMunicipality: 0,
  byRegion: 0,
  returned: 0,
});
const round = {
  id: '00000000-0000-4000-8000-000000000730',
  state: 'OPEN',
  allowedActions: ['enter', 'confirm'],
} as unknown as MonitoringRound;

const server = mockServer(
  signedIn('monitoring:read', 'monitoring:write'),
  http.get(`${api}/completeness`, () => page([place(1, 'Озерский район')])),
);
const open = (chosen?: string) =>
  renderPage(() => <PlaceBook round={round} place={chosen} />, { path: '/r', at: '/r' });

describe('the workbook of a municipality', () => {
  it('comes back filled: what was not taken is told row by row', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/workbook`, async ({ request }) => {
        sent.push([...(await request.formData()).keys()]);
        return HttpResponse.json({
          written: 3,
          same: 1,
          faults: [
            { row: 4, school: 'Ольховая СОШ', key: '', reason: 'VERSION', text: '' },
            { row: 5, school: 'Сосновая СОШ', key: 'pupils', reason: 'NUMBER', text: 'много' },
          ],
        });
      }),
    );
    open();
    expect(await screen.findByRole('button', { name: 'Скачать формы: Озерский район' })).toBeVisible();
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
    await userEvent.upload(input, new File(['PK'], 'forms.xlsx'), { applyAccept: false });
    const told = await screen.findByRole('status');
    expect(told).toHaveTextContent('Записаны 3 школы · 1 без изменений · не принято: 2');
    expect(told).toHaveTextContent('Строка 4 · Ольховая СОШ · форму изменили после скачивания книги');
    expect(told).toHaveTextContent('Строка 5 · Сосновая СОШ · pupils · не число и не «нет: причина» · много');
    expect(sent).toEqual([['file']]);
  });

  it('of several municipalities is of the one that is chosen', async () => {
    server.use(http.get(`${api}/completeness`, () => page([place(1, 'Озерский район'), place(2, 'Речной район')])));
    open();
    expect(await screen.findByText(/Выберите муниципалитет/)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('finds the one that is chosen on whatever page it is', async () => {
    server.use(
      http.get(`${api}/completeness`, ({ request }) =>
        new URL(request.url).searchParams.has('cursor')
          ? page([place(2, 'Речной район')])
          : HttpResponse.json({ items: [place(1, 'Озерский район')], nextCursor: 'more' }),
      ),
    );
    open(place(2, '').municipality.id);
    expect(await screen.findByRole('button', { name: 'Скачать формы: Речной район' })).toBeVisible();
  });

  it('of a municipality that is known stays when others did not come', async () => {
    let failed = 0;
    server.use(
      http.get(`${api}/completeness`, ({ request }) => {
        if (!new URL(request.url).searchParams.has('cursor')) {
          return HttpResponse.json({ items: [place(1, 'Озерский район')], nextCursor: 'more' });
        }
        failed += 1;
        return HttpResponse.json({ title: 'Нет связи с базой', status: 503 }, { status: 503 });
      }),
    );
    open(place(1, '').municipality.id);
    expect(await screen.findByRole('button', { name: 'Скачать формы: Озерский район' })).toBeVisible();
    await waitFor(() => expect(failed).toBe(1));
    expect(screen.getByRole('button', { name: 'Скачать формы: Озерский район' })).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says that the municipalities did not come, and not that one is to be chosen', async () => {
    server.use(
      http.get(`${api}/completeness`, () =>
        HttpResponse.json({ title: 'Нет связи с базой', status: 503 }, { status: 503 }),
      ),
    );
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Нет связи с базой');
    expect(screen.queryByText(/Выберите муниципалитет/)).toBeNull();
  });
});
