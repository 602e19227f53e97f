import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { organizations, region } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import type { Participation, Programme } from '../../shared/api/types';
import { Participants } from './Participants';
import { programmeSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const school = organizations.find(({ kind }) => kind === 'SCHOOL')!;
const programme = {
  id: '00000000-0000-4000-8000-000000000600',
  name: 'Проект «Опорная школа»',
  shortName: null,
  kind: 'REGIONAL',
  organization: region,
  cohortYears: [2026],
  grounds: [{ code: 'LOW', name: 'Низкие результаты' }],
} as unknown as Programme;
const left = {
  id: '00000000-0000-4000-8000-000000000610',
  programme: { id: programme.id, name: programme.name, shortName: null, kind: 'REGIONAL' },
  organization: { id: school.id, name: school.name, kind: 'SCHOOL', parentId: school.parentId },
  cohortYear: 2026,
  grounds: programme.grounds,
  orderNumber: '41-п',
  orderDate: '2026-01-14',
  enteredOn: '2026-01-15',
  leftOn: '2026-06-30',
  leavingReason: 'Ошибка в списке',
  state: 'LEFT',
  version: 3,
  updatedAt: '2026-06-30T09:30:00Z',
  allowedActions: ['update', 'return'],
} as Participation;

let asked: URLSearchParams[] = [];
const server = mockServer(
  signedIn('programmes:read', 'programmes:write'),
  http.get(`${api}/participations`, ({ request }) => {
    asked.push(new URL(request.url).searchParams);
    return page([left]);
  }),
  http.get(`${api}/programmes/:id`, () => HttpResponse.json(programme)),
  http.get(`${api}/organizations`, () => page(organizations)),
);

const open = (search = '') =>
  renderPage(() => <Participants programme={programme} />, {
    path: '/programmes/$programmeId',
    at: `/programmes/${programme.id}${search}`,
    search: programmeSearch,
  });

describe('the schools of a programme', () => {
  beforeEach(() => {
    asked = [];
  });

  it('are sought by their names, which the address keeps, and given as a file', async () => {
    const { router } = open('?q=озерная');
    await screen.findByRole('link', { name: school.name });
    expect(asked[0]!.get('q')).toBe('озерная');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Найти школу-участницу' }), ' 12');
    await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'озерная 12' }));
    expect(screen.getByRole('button', { name: 'Excel' })).toBeVisible();
  });

  it('have a history for whoever reads the record of changes, and for nobody else', async () => {
    const asked: string[] = [];
    open();
    await screen.findByRole('link', { name: school.name });
    expect(screen.queryByRole('button', { name: /История/ })).not.toBeInTheDocument();
    cleanup();
    server.use(
      signedIn('programmes:read', 'audit:read'),
      http.get(`${api}/audit-entries`, ({ request }) => {
        asked.push(new URL(request.url).search);
        return page([]);
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: `История изменений: ${school.name}` }));
    await waitFor(() => expect(asked[0]).toContain(`entity=participation&entityId=${left.id}`));
  });

  it('are put back under the version that was read, for a reason', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/participations/${left.id}/return`, async ({ request }) => {
        sent.push(request.headers.get('If-Match'), await request.json());
        return HttpResponse.json({ ...left, leftOn: null, state: 'CURRENT' });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: `Вернуть в программу: ${school.name}` }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Вернуть' })).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/Причина/), 'Выведена по ошибке');
    await userEvent.click(dialog.getByRole('button', { name: 'Вернуть' }));
    await waitFor(() => expect(sent).toEqual(['"3"', { reason: 'Выведена по ошибке' }]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('that left on another day are corrected', async () => {
    const sent: unknown[] = [];
    server.use(
      http.patch(`${api}/participations/${left.id}`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(left);
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: `Исправить участие: ${school.name}` }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText(/Последний день/)).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(sent).toMatchObject([{ leftOn: '2026-06-30' }]));
  });
});
