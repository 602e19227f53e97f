import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { district, organizations, roadmap } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import type { AuditEntry } from '../../shared/api/types';
import AuditPage from './AuditPage';
import { auditSearch } from './search';

const api = `${window.location.origin}/api/v1`;

const entry: AuditEntry = {
  id: 41,
  position: 40,
  at: '2026-02-03T09:30:00Z',
  actor: { subject: 'veresova', name: 'Анна Вересова', organization: district },
  action: 'CHANGED',
  entity: 'roadmap',
  entityId: roadmap.id,
  organizationId: district.id,
  organization: district,
  before: { title: 'План', state: 'DRAFT', version: 1 },
  after: { title: 'План школы', state: 'APPROVED', version: 2 },
  reason: 'По приказу № 17',
  requestId: 'r-8',
  operation: 'POST /api/v1/roadmaps/1/approve',
} as AuditEntry;

const person = { id: '00000000-0000-4000-8000-000000000810', name: 'Анна Вересова' };

let asked: URLSearchParams[] = [];
const server = mockServer(
  http.get(`${api}/audit-entries`, ({ request }) => {
    asked.push(new URL(request.url).searchParams);
    return HttpResponse.json({
      items: [entry, { ...entry, id: 40, actor: null, action: 'DELETED' }],
      nextCursor: null,
    });
  }),
  http.get(`${api}/audit-entries/kinds`, () =>
    HttpResponse.json({
      items: [
        { entity: 'checkpoint', actions: ['CHANGED', 'COMMENTED', 'CREATED'] },
        { entity: 'campaign', actions: ['CREATED', 'OPENED'] },
      ],
    }),
  ),
  http.get(`${api}/people`, () => HttpResponse.json({ items: [person], nextCursor: null })),
  http.get(`${api}/people/:id`, () => HttpResponse.json(person)),
  http.get(`${api}/organizations`, () => HttpResponse.json({ items: organizations, nextCursor: null })),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
);

const words = (select: HTMLElement) =>
  within(select)
    .getAllByRole('option')
    .map((one) => one.textContent);

const open = (search = '') =>
  renderPage(AuditPage, { path: '/administration/audit', at: `/administration/audit${search}`, search: auditSearch });

describe('the record of changes', () => {
  beforeEach(() => {
    asked = [];
  });

  it('says who changed what, in words', async () => {
    open();
    const row = (await screen.findByRole('button', { name: 'Дорожная карта «План школы»: изменение' })).closest('tr')!;
    expect(within(row).getByText('Анна Вересова')).toBeVisible();
    expect(within(row).getByText('Название, Состояние')).toBeVisible();
    expect(within(row).getByText('По приказу № 17')).toBeVisible();
    expect(screen.getByText('Система')).toBeVisible();
    expect(screen.getByText('2 изменения')).toBeVisible();
  });

  it('asks by the filters of its address; the last day counts whole', async () => {
    open('?q=школа&entity=roadmap&actor=veresova&from=2026-02-01&to=2026-02-03&org=x');
    await screen.findByText('2 изменения');
    const query = asked[0]!;
    expect(query.get('q')).toBe('школа');
    expect(query.get('actor')).toBe('veresova');
    expect(new Date(query.get('to')!).getTime() - new Date(query.get('from')!).getTime()).toBe(3 * 86_400_000);
    expect(await screen.findByRole('button', { name: 'Убрать фильтр «Кто: Анна Вересова»' })).toBeVisible();
  });

  it('leaves out a day that there is not', async () => {
    for (const day of ['2026-99-99', '2026-02-31']) {
      asked = [];
      open(`?from=${day}&to=${day}`);
      await screen.findByText('2 изменения');
      expect(asked[0]!.has('from') || asked[0]!.has('to')).toBe(false);
      cleanup();
    }
  });

  it('offers what is really recorded, and of one kind what happened to it', async () => {
    open();
    const what = await screen.findByLabelText('Что');
    await waitFor(() => expect(words(what)).toEqual(['Все записи', 'Контрольная точка', 'Опрос']));
    const action = screen.getByLabelText('Действие');
    expect(words(action)).toEqual(['Любое', 'Замечание', 'Изменение', 'Начало опроса', 'Создание']);
    await userEvent.selectOptions(what, 'Опрос');
    await waitFor(() => expect(words(action)).toEqual(['Любое', 'Начало опроса', 'Создание']));
    expect(asked.at(-1)!.get('entity')).toBe('campaign');
  });

  it('is narrowed to a person who is found by name', async () => {
    const { router } = open();
    await userEvent.click(await screen.findByRole('combobox', { name: 'Кто изменил' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Анна Вересова', hidden: true }));
    await waitFor(() => expect(asked.at(-1)!.get('person')).toBe(person.id));
    expect(router.state.location.search).toMatchObject({ person: person.id });
  });

  it('says by name whom its address asks for', async () => {
    open(`?person=${person.id}`);
    expect(await screen.findByDisplayValue('Анна Вересова')).toBeVisible();
    expect(asked[0]!.get('person')).toBe(person.id);
  });

  it('opens an entry with the values before and after', async () => {
    open('?entry=41');
    const panel = await screen.findByRole('dialog', { hidden: true });
    const state = within(panel).getByRole('rowheader', { name: 'Состояние', hidden: true }).closest('tr')!;
    expect(state).toHaveTextContent('Черновик');
    expect(state).toHaveTextContent('Утверждена');
    expect(panel).toHaveTextContent('Запись журнала № 40');
    expect(panel).toHaveTextContent('Номер обращения: r-8');
  });

  it('narrows to one person from an entry', async () => {
    const { router } = open('?entry=41&q=план');
    await userEvent.click(await screen.findByRole('button', { name: 'Все действия этого сотрудника', hidden: true }));
    expect(router.state.location.search).toEqual({ actor: 'veresova' });
  });

  it('says what to do when nothing is found', async () => {
    server.use(http.get(`${api}/audit-entries`, () => HttpResponse.json({ items: [], nextCursor: null })));
    open('?q=нет');
    expect(await screen.findByRole('heading', { name: 'Ничего не найдено' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Сбросить фильтры' })).toBeVisible();
  });
});
