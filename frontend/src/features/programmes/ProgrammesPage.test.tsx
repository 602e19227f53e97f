import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { organizations, region } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import type { Programme } from '../../shared/api/types';
import AddSchoolsPage from './AddSchoolsPage';
import ProgrammesPage from './ProgrammesPage';
import { programmesSearch, schoolsSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const schools = organizations.filter(({ kind }) => kind === 'SCHOOL');
const programme = {
  id: '00000000-0000-4000-8000-000000000600',
  name: 'Проект «Опорная школа»',
  shortName: null,
  kind: 'REGIONAL',
  organization: region,
  cohortYears: [2026],
  grounds: [{ code: 'LOW', name: 'Низкие результаты' }],
  version: 1,
  allowedActions: ['update', 'addParticipation'],
} as unknown as Programme;

const states = lists('programmes');
const server = mockServer(
  signedIn('programmes:read'),
  http.get(`${api}/programmes`, () => page([programme])),
  http.get(`${api}/programmes/:id`, () => HttpResponse.json(programme)),
  http.get(`${api}/participations`, () => page([])),
  http.get(`${api}/organizations`, () => page(schools)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(region)),
);

const open = (search = '') =>
  renderPage(ProgrammesPage, { path: '/programmes', at: `/programmes${search}`, search: programmesSearch });

describe('the list of programmes', () => {
  it('tells the programmes and offers no adding to a reader', async () => {
    open();
    expect(await screen.findByRole('link', { name: programme.name })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Добавить программу' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Школы-партнеры' })).toBeNull();
  });

  it('says that it is on its way', async () => {
    server.use(states.waiting);
    open();
    expect(await screen.findByRole('status', { name: 'Загрузка' })).toBeVisible();
  });

  it('tells emptiness from filters that fit nothing', async () => {
    server.use(states.empty);
    open('?kind=FEDERAL');
    expect(await screen.findByRole('heading', { name: 'Ничего не найдено' })).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Вид'), 'Любой');
    expect(await screen.findByText('Программ пока нет')).toBeVisible();
  });

  it('tells a failure', async () => {
    server.use(states.broken);
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Внутренняя ошибка');
  });

  it('tells a missing right without a useless try', async () => {
    server.use(states.forbidden);
    open();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Недостаточно прав');
    expect(within(alert).queryByRole('button')).toBeNull();
  });
});

describe('taking schools into a programme', () => {
  const add = () =>
    renderPage(AddSchoolsPage, {
      path: '/programmes/$programmeId/add',
      at: `/programmes/${programme.id}/add`,
      search: schoolsSearch,
    });

  it('keeps the schools that were refused, with the reason beside each', async () => {
    server.use(
      http.post(`${api}/participations/batch`, async ({ request }) => {
        const { items } = (await request.json()) as { items: object[] };
        return HttpResponse.json({
          created: items.length - 1,
          items: items.map((_, index) => ({
            index,
            errors: index === 1 ? [{ pointer: '/organizationId', code: 'TAKEN', message: 'Школа уже участвует.' }] : [],
          })),
        });
      }),
    );
    add();
    fireEvent.click(await screen.findByLabelText(schools[0]!.name));
    fireEvent.click(screen.getByLabelText(schools[1]!.name));
    expect(screen.getByText('Укажите приказ, день и основания.')).toBeVisible();
    fireEvent.change(screen.getByLabelText(/Номер приказа/), { target: { value: '12-о' } });
    for (const day of [/Дата приказа/, /С какого дня/]) {
      fireEvent.change(screen.getByLabelText(day), { target: { value: '15.01.2026' } });
      fireEvent.blur(screen.getByLabelText(day));
    }
    await userEvent.click(screen.getByRole('button', { name: 'Включить 2 школы' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('1 школа не включена');
    expect(alert).toHaveTextContent(`${schools[1]!.name}: Школа уже участвует.`);
    expect(screen.getByText('Выбрана 1 школа')).toBeVisible();
  });

  it('is not offered to who may not, even by its address', async () => {
    server.use(http.get(`${api}/programmes/:id`, () => HttpResponse.json({ ...programme, allowedActions: [] })));
    add();
    expect(await screen.findByText('Включать школы в эту программу вы не можете')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Включить/ })).toBeNull();
  });
});
