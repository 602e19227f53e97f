import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { list, listed, region } from '../../../test/assessments';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import IdentificationPage from './IdentificationPage';
import { listedSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const one = `${api}/identifications/:id`;

const server = mockServer(
  signedIn('monitoring:read', 'monitoring:manage'),
  http.get(one, () => HttpResponse.json(list)),
  http.get(`${one}/schools`, () => page([listed])),
  http.get(`${api}/programmes`, () => page([])),
  http.get(`${api}/organizations`, () => page([])),
);

const open = (search = '') =>
  renderPage(IdentificationPage, {
    path: '/identifications/$identificationId',
    at: `/identifications/${list.id}${search}`,
    search: listedSearch,
  });

describe('a list of schools', () => {
  it('says of each school why it is there, with its figures', async () => {
    open();
    expect(await screen.findByText('ВПР, Математика, 6 класс, 2025/26: 8 из 20 (40 %)')).toBeVisible();
    expect(screen.getByText(/по процедурам года; всего учтено 3 процедуры года/)).toBeVisible();
  });

  it('tells schools of one name apart by their municipality', async () => {
    const district = { ...region, kind: 'MUNICIPALITY', name: 'Ольховский район', allowedActions: [] };
    server.use(http.get(`${api}/organizations`, () => page([district])));
    open();
    expect(await screen.findByText('Ольховский район')).toBeVisible();
    await userEvent.click(screen.getByRole('checkbox', { name: `${listed.organization.name}, Ольховский район` }));
    await userEvent.click(screen.getByRole('button', { name: 'Решение приказом: 1 школа' }));
    expect(await screen.findByText(`${listed.organization.name} (Ольховский район)`)).toBeVisible();
  });

  it('is narrowed as its address says, and the address as it is narrowed', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${one}/schools`, ({ request }) => {
        const { searchParams } = new URL(request.url);
        asked.push([searchParams.get('category'), searchParams.get('state')].join(' '));
        return page([]);
      }),
    );
    const { router } = open('?category=RISK_ZONE');
    expect(await screen.findByText('Измените категорию или состояние.')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Состояние'), 'DISPUTED');
    await waitFor(() => expect(asked).toEqual(['RISK_ZONE ', 'RISK_ZONE DISPUTED']));
    expect(router.state.location.search).toMatchObject({ category: 'RISK_ZONE', state: 'DISPUTED' });
  });

  it('opens each of its counts to the schools', async () => {
    server.use(
      http.get(one, () => HttpResponse.json({ ...list, counts: { ...list.counts, disputed: 2, excluded: 0 } })),
    );
    const { router } = open();
    await userEvent.click(await screen.findByRole('link', { name: 'Не согласна: 2' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ state: 'DISPUTED' }));
    expect(screen.queryByRole('link', { name: /Не включена/ })).toBeNull();
  });

  it('is found again when somebody asks', async () => {
    server.use(
      http.get(`${one}/verification`, () => HttpResponse.json({ equal: true, listed: 1, found: 1, different: [] })),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Пересчитать и сверить' }));
    expect(await screen.findByText('Список тот же')).toBeVisible();
  });

  it('lets a school disagree in its own words', async () => {
    const own = { ...listed, allowedActions: ['dispute'] };
    const sent: unknown[] = [];
    server.use(
      http.get(one, () => HttpResponse.json({ ...list, lookedAt: null, allowedActions: [] })),
      http.get(`${one}/schools`, () => page([own])),
      http.post(`${api}/identified-schools/:id/dispute`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...own, state: 'DISPUTED', allowedActions: [] });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Возразить' }));
    await userEvent.type(await screen.findByLabelText(/В чем несогласие/), 'Ошибка проверки');
    await userEvent.click(screen.getByRole('button', { name: 'Отправить' }));
    await waitFor(() => expect(sent).toEqual([{ text: 'Ошибка проверки', fileId: null }]));
  });

  it('takes an order, with a reason when a school is left out', async () => {
    const sent: object[] = [];
    server.use(
      http.post(`${one}/decide`, async ({ request }) => {
        sent.push((await request.json()) as object);
        return HttpResponse.json(list);
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('checkbox', { name: listed.organization.name }));
    await userEvent.click(screen.getByRole('button', { name: 'Решение приказом: 1 школа' }));
    await userEvent.click(await screen.findByRole('radio', { name: 'Не включать' }));
    await userEvent.type(screen.getByLabelText(/Номер приказа/), '42-п');
    await userEvent.type(screen.getByLabelText(/Дата приказа/), '01.10.2026');
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Записать решение' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/Обоснование/), 'Школа реорганизуется');
    await userEvent.click(screen.getByRole('button', { name: 'Записать решение' }));
    await waitFor(() =>
      expect(sent).toEqual([
        {
          schools: [listed.id],
          verdict: 'EXCLUDE',
          orderNumber: '42-п',
          orderDate: '2026-10-01',
          reason: 'Школа реорганизуется',
          programme: null,
        },
      ]),
    );
  });
});
