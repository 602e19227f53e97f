import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { organizations } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import OrganizationsPage from './OrganizationsPage';
import { organizationsSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const schools = organizations.filter(({ kind }) => kind === 'SCHOOL').map((one) => ({ ...one, state: 'ACTIVE' }));
const states = lists('organizations');

const server = mockServer(
  signedIn('organizations:read'),
  http.get(`${api}/organizations`, ({ request }) => {
    const q = new URL(request.url).searchParams.get('q');
    return page(schools.filter(({ name }) => !q || name.includes(q)));
  }),
);

const open = (search: string) =>
  renderPage(OrganizationsPage, { path: '/organizations', at: `/organizations${search}`, search: organizationsSearch });

describe('the list of schools', () => {
  it('counts what is found and follows what is typed', async () => {
    const { router } = open('?kind=SCHOOL');
    expect(await screen.findByText('4 организации')).toBeVisible();
    await userEvent.type(screen.getByRole('searchbox'), 'Лицей');
    expect(await screen.findByText('1 организация')).toBeVisible();
    expect(within(screen.getByRole('table')).getByRole('link', { name: 'Лицей «Озерный»' })).toBeVisible();
    await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'Лицей', kind: 'SCHOOL' }));
  });

  it('tells of each what is asked for', async () => {
    const { router } = open('?kind=SCHOOL&columns=kind');
    await screen.findByText('4 организации');
    expect(screen.queryByRole('columnheader', { name: 'Вид' })).not.toBeInTheDocument();
    await userEvent.click(await screen.findByRole('button', { name: 'Столбцы' }));
    await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Местность', checked: false }));
    expect(await screen.findByRole('columnheader', { name: 'Местность' })).toBeVisible();
    expect(router.state.location.search).toMatchObject({ columns: 'kind,locality', kind: 'SCHOOL' });
  });

  it('says that it is on its way', async () => {
    server.use(states.waiting);
    open('?kind=SCHOOL');
    expect(await screen.findByRole('status', { name: 'Загрузка' })).toBeVisible();
  });

  it('says what to do when nothing is found, and resets the filters', async () => {
    const { router } = open('?kind=SCHOOL&q=Гимназия');
    expect(await screen.findByRole('heading', { name: 'Ничего не найдено' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Сбросить фильтры' }));
    expect(router.state.location.search).toEqual({});
  });

  it('tells a failure with its number and reads again', async () => {
    server.use(states.broken);
    open('?kind=SCHOOL');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Номер обращения: r-42');
    server.resetHandlers();
    await userEvent.click(within(alert).getByRole('button', { name: 'Повторить' }));
    expect(await screen.findByText('4 организации')).toBeVisible();
  });

  it('offers no trying again to who has no right', async () => {
    server.use(states.forbidden);
    open('?kind=SCHOOL');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Недостаточно прав');
    expect(within(alert).queryByRole('button')).toBeNull();
  });

  it('offers the upload of a list only to who may change organisations', async () => {
    open('?kind=SCHOOL');
    await screen.findByText('4 организации');
    expect(screen.queryByRole('link', { name: 'Загрузить список' })).toBeNull();
  });

  it('offers it to who may', async () => {
    server.use(signedIn('organizations:read', 'organizations:write'));
    open('?kind=SCHOOL');
    expect(await screen.findByRole('link', { name: 'Загрузить список' })).toBeVisible();
  });

  it('shows the tree of a day that has passed as such', async () => {
    server.use(http.get(`${api}/organizations`, () => HttpResponse.json({ items: [], nextCursor: null })));
    open('?asOf=2025-09-01');
    expect(await screen.findByText('Показано, как было 01.09.2025')).toBeVisible();
    expect(await screen.findByText('Организаций пока нет')).toBeVisible();
  });
});
