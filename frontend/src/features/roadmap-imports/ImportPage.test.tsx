import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { district, importView, me, organizations, roadmap, terms } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import type { ImportPatch, ImportView } from '../../shared/api/types';
import ImportPage from './ImportPage';

const api = `${window.location.origin}/api/v1`;
const one = `${api}/roadmap-imports/${importView.id}`;

let current: ImportView;
let patches: { ifMatch: string | null; body: ImportPatch }[];

const server = mockServer(
  http.get(one, () => HttpResponse.json(current)),
  http.patch(one, async ({ request }) => {
    const body = (await request.json()) as ImportPatch;
    patches.push({ ifMatch: request.headers.get('If-Match'), body });
    current = { ...current, version: current.version + 1 };
    return HttpResponse.json(current);
  }),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations`, () => HttpResponse.json({ items: organizations, nextCursor: null })),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
  http.post(`${api}/terms/parse`, () => HttpResponse.json({ items: [terms.march] })),
);

beforeEach(() => {
  current = { ...importView, organizationId: district.id };
  patches = [];
});

const open = () =>
  renderPage(ImportPage, { path: '/roadmaps/import/$importId', at: `/roadmaps/import/${importView.id}` });

describe('the preview of an import', () => {
  it('counts the doubts and leads to the first', async () => {
    open();
    expect((await screen.findAllByText('2 срока требуют проверки'))[0]).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Следующий срок на проверку' }));
    expect(screen.getByLabelText('Как понимать срок')).toHaveValue('Декабрь-январь 2026');
    expect(screen.getByText('Исправить так же еще 1 такой же срок')).toBeVisible();
  });

  it('shows the dates of a term while it is typed, and sends the fix for all like it', async () => {
    open();
    await userEvent.click((await screen.findAllByRole('button', { name: 'Проверить срок' }))[0]!);
    const field = screen.getByLabelText('Как понимать срок');
    await userEvent.clear(field);
    await userEvent.type(field, 'март-апрель');
    expect(await screen.findByTestId('term-preview')).toHaveTextContent('01.03.2026–30.04.2026');
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить срок' }));
    await waitFor(() => expect(patches).toHaveLength(1));
    expect(patches[0]).toEqual({
      ifMatch: '"1"',
      body: { terms: [{ row: 4, text: 'март-апрель', applyToSame: true }] },
    });
  });

  it('sends corrections one after another, each on the version before it', async () => {
    open();
    const role = await screen.findByRole('combobox', { name: 'Что в столбце «Срок»' });
    await userEvent.selectOptions(role, 'PARTICIPANTS');
    await waitFor(() => expect(patches).toHaveLength(1));
    await waitFor(() => expect(role).toBeEnabled());
    await userEvent.selectOptions(role, 'IGNORED');
    await waitFor(() => expect(patches.map((patch) => patch.ifMatch)).toEqual(['"1"', '"2"']));
  });

  it('reloads and says so when somebody else was quicker', async () => {
    const stale = { type: 'urn:opora:problem:stale', title: 'Устарело', status: 412 };
    server.use(http.patch(one, () => HttpResponse.json(stale, { status: 412 })));
    open();
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Что в столбце «Срок»' }), 'IGNORED');
    expect(await screen.findByText(/Данные изменились в другом окне/)).toBeVisible();
  });

  it('creates nothing while the organisation is unknown, and says what is missing', async () => {
    current = { ...importView, organizationId: null };
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Создать дорожную карту' }));
    expect(await screen.findByText('Заполните это поле')).toBeInTheDocument();
    expect(screen.getByText('Чтобы создать карту, укажите: организацию.')).toBeVisible();
  });

  it('becomes a draft roadmap when it is applied', async () => {
    server.use(http.post(`${one}/apply`, () => HttpResponse.json(roadmap, { status: 201 })));
    const { router } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Создать дорожную карту' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/roadmaps/${roadmap.id}`));
  });
});
