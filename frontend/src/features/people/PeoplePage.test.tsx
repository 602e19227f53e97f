import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { organizations } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import type { Membership, Person } from '../../shared/api/types';
import PeoplePage from './PeoplePage';
import { peopleSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const school = organizations[5]!;
const id = (number: number) => `00000000-0000-4000-8000-0000000008${number}`;

const membership = (part: Partial<Membership>): Membership =>
  ({
    id: id(20),
    personId: id(10),
    personName: 'Крылова Тамара Юрьевна',
    role: 'CURATOR',
    organization: { id: school.id, name: school.name, kind: 'SCHOOL', parentId: school.parentId },
    validFrom: '2025-09-01',
    validTo: null,
    orderNumber: null,
    orderDate: null,
    orderFileId: null,
    endedReason: null,
    state: 'CURRENT',
    version: 1,
    allowedActions: ['update', 'end'],
    ...part,
  }) as Membership;

const person = {
  id: id(10),
  name: 'Крылова Тамара Юрьевна',
  position: 'методист',
  email: null,
  phone: null,
  state: 'ACTIVE',
  memberships: [membership({})],
  lastSignInAt: null,
  leftOn: null,
  leftReason: null,
  version: 2,
  allowedActions: ['update', 'addMembership', 'leave'],
} as unknown as Person;

const states = lists('people');
const server = mockServer(
  signedIn('people:read', 'people:grant:CURATOR', 'people:grant:SCHOOL_COORDINATOR'),
  http.get(`${api}/people`, () => page([person])),
  http.get(`${api}/memberships`, () => page([])),
  http.get(`${api}/organizations`, () => page(organizations)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(school)),
);

const open = (search = '') => renderPage(PeoplePage, { path: '/people', at: `/people${search}`, search: peopleSearch });

describe('the list of people', () => {
  it('tells who works where', async () => {
    open();
    const row = (await screen.findByRole('link', { name: person.name })).closest('tr')!;
    expect(within(row).getByText('Куратор, Основная школа № 11')).toBeVisible();
    expect(within(row).getByText('Работает')).toBeVisible();
    expect(screen.getByText('1 сотрудник')).toBeVisible();
  });

  it('says that it is on its way', async () => {
    server.use(states.waiting);
    open();
    expect(await screen.findByRole('status', { name: 'Загрузка' })).toBeVisible();
  });

  it('says who is to be invited when there is nobody', async () => {
    server.use(states.empty);
    open();
    expect(await screen.findByText('Сотрудников пока нет')).toBeVisible();
  });

  it('tells filters that fit nobody from an empty house', async () => {
    server.use(states.empty);
    open('?role=OBSERVER');
    expect(await screen.findByRole('heading', { name: 'Ничего не найдено' })).toBeVisible();
  });

  it('tells a failure and reads again', async () => {
    server.use(states.broken);
    open();
    const alert = await screen.findByRole('alert');
    server.resetHandlers();
    await userEvent.click(within(alert).getByRole('button', { name: 'Повторить' }));
    expect(await screen.findByRole('link', { name: person.name })).toBeVisible();
  });

  it('asks nothing for who has no right, and says whose list it is', async () => {
    server.use(
      signedIn('organizations:read'),
      http.get(`${api}/people`, () => {
        throw new Error('The list was asked for without the right.');
      }),
    );
    open();
    expect(await screen.findByRole('heading', { name: 'Список сотрудников вам недоступен' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Пригласить' })).toBeNull();
  });

  it('invites with a link to be printed where there is no mail', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/people`, async ({ request }) => {
        sent.push(await request.json());
        const invitation = { link: 'http://localhost/idp/i/abc', expiresAt: '2026-03-01T10:00:00Z', mailed: false };
        return HttpResponse.json({ person: { ...person, state: 'INVITED' }, invitation }, { status: 201 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Пригласить' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Приглашение сотрудника' }));
    fireEvent.change(dialog.getByLabelText(/Фамилия, имя, отчество/), { target: { value: person.name } });
    await userEvent.selectOptions(dialog.getByLabelText(/^Роль/), 'Куратор');
    await userEvent.click(dialog.getByRole('combobox', { name: /Организация/ }));
    await userEvent.click(await screen.findByRole('option', { name: school.name }));
    await userEvent.click(dialog.getByRole('button', { name: 'Пригласить' }));
    expect(await screen.findByDisplayValue('http://localhost/idp/i/abc')).toBeVisible();
    expect(screen.getByText('Письмо не отправлено')).toBeVisible();
    expect(sent).toEqual([
      expect.objectContaining({
        name: person.name,
        email: null,
        memberships: [expect.objectContaining({ role: 'CURATOR', organizationId: school.id })],
      }),
    ]);
  });

  it('asks for the order that appoints a responsible person', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Пригласить' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.selectOptions(dialog.getByLabelText(/^Роль/), 'Школьный координатор');
    expect(dialog.getByText('Ответственного назначают приказом: укажите номер и дату.')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Пригласить' })).toBeDisabled();
  });

  it('tells all roles with their orders, narrowed by its address, and gives them as a file', async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get(`${api}/memberships`, ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return request.headers.get('Accept')?.includes('csv')
          ? new HttpResponse('Роль\n', { headers: { 'Content-Type': 'text/csv' } })
          : page([membership({ orderNumber: '114-к', orderDate: '2025-08-28', orderFileId: id(77) })]);
      }),
    );
    const { router } = open('?view=roles&role=CURATOR&from=2025-09-01&to=2025-99-99&held=CURRENT');
    const row = (await screen.findByRole('link', { name: person.name })).closest('tr')!;
    expect(within(row).getByRole('link', { name: school.name })).toBeVisible();
    expect(within(row).getByText(/114-к/)).toBeVisible();
    expect(within(row).getByText('с 01.09.2025')).toBeVisible();
    const filter = { role: 'CURATOR', state: 'CURRENT', heldFrom: '2025-09-01' };
    expect(Object.fromEntries(asked[0]!)).toMatchObject(filter);
    expect(asked[0]!.has('heldTo')).toBe(false);
    asked.length = 0;
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(Object.fromEntries(asked[0]!)).toMatchObject({ ...filter, csv: 'people' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Люди' }));
    await waitFor(() => expect(router.state.location.search).not.toHaveProperty('view', 'roles'));
  });

  it('saves the order of an appointment', async () => {
    const asked: string[] = [];
    const file = (part: string) =>
      http.get(`${api}/files/${id(77)}${part}`, () => {
        asked.push(part);
        return HttpResponse.json({ id: id(77), name: 'Приказ 114-к.pdf', mediaType: 'application/pdf', size: 4 });
      });
    server.use(
      http.get(`${api}/memberships`, () => page([membership({ orderNumber: '114-к', orderFileId: id(77) })])),
      file(''),
      file('/content'),
    );
    open('?view=roles');
    await userEvent.click(await screen.findByRole('button', { name: `Скачать приказ: ${person.name}` }));
    await waitFor(() => expect(asked).toEqual(['', '/content']));
  });

  it('has the columns that are chosen', async () => {
    open('?columns=email,roles');
    expect(await screen.findByRole('columnheader', { name: 'Электронная почта' })).toBeVisible();
    expect(screen.queryByRole('columnheader', { name: 'Роли' })).not.toBeInTheDocument();
  });

  it('names the schools that wait for another curator', async () => {
    server.use(
      http.get(`${api}/memberships`, () => page([membership({ state: 'ENDED', validTo: '2026-01-31' } as never)])),
    );
    open();
    expect(await screen.findByText('1 школа ждет нового куратора')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Назначить куратора' }));
    expect(await screen.findByRole('dialog', { name: 'Назначить куратора' })).toBeVisible();
  });
});
