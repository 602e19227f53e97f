import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { district, organizations } from '../../../test/fixtures';
import { school } from '../../../test/profiles';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import type { RiskProfileRow } from '../../shared/api/types';
import ProfilesPage from './ProfilesPage';
import { profilesSearch } from './search';

const api = `${window.location.origin}/api/v1/risk-profiles`;
const high: RiskProfileRow = {
  organization: school,
  municipalityName: district.name,
  factor: 'MOTIVATION',
  value: 0.64,
  computed: 'HIGH',
  significance: 'HIGH',
  decision: 'CONFIRMED',
  reason: 'Видно на уроках',
  decidedBy: 'Ольга Нивина',
  decidedAt: '2026-10-20T09:30:00Z',
};
const unknown: RiskProfileRow = {
  ...high,
  factor: 'DISCIPLINE',
  value: null,
  computed: 'INSUFFICIENT_DATA',
  significance: 'INSUFFICIENT_DATA',
  decision: null,
  reason: null,
  decidedBy: null,
  decidedAt: null,
};
const asked: URL[] = [];

const server = mockServer(
  signedIn('surveys:read', 'monitoring:read'),
  http.get(api, ({ request }) => {
    asked.push(new URL(request.url));
    return page([high, unknown]);
  }),
  http.get(`${window.location.origin}/api/v1/organizations`, () => page(organizations)),
  http.get(`${window.location.origin}/api/v1/organizations/:id`, () => HttpResponse.json(organizations[1])),
);

const open = (search = '') =>
  renderPage(ProfilesPage, { path: '/risk-profiles', at: `/risk-profiles${search}`, search: profilesSearch });

describe('risk profiles of schools', () => {
  it('say which school has which risk and what was decided, and lead to the profile', async () => {
    open();
    expect((await screen.findAllByRole('link', { name: school.name }))[0]).toHaveAttribute(
      'href',
      `/organizations/${school.id}/profile`,
    );
    const [, first, second] = screen.getAllByRole('row');
    expect(first).toHaveTextContent('Учебная мотивация');
    expect(first).toHaveTextContent('Высокая');
    expect(first).toHaveTextContent('0,64');
    expect(first).toHaveTextContent('подтверждено');
    expect(first).toHaveTextContent('Ольга Нивина, 20.10.2026: Видно на уроках');
    expect(second).toHaveTextContent('Недостаточно данных');
    expect(second).toHaveTextContent('не рассматривали');
    expect(screen.getByText('2 строки')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Печать' })).toBeVisible();
  });

  it('are narrowed by the address, and what is chosen goes there', async () => {
    asked.length = 0;
    const { router } = open('?factor=MOTIVATION&significance=HIGH&within=' + district.id);
    await screen.findAllByRole('link', { name: school.name });
    expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({
      factor: 'MOTIVATION',
      significance: 'HIGH',
      within: district.id,
    });
    await userEvent.selectOptions(screen.getByLabelText('Значимость'), 'Средняя');
    await waitFor(() => expect(router.state.location.searchStr).toContain('significance=MEDIUM'));
    await waitFor(() => expect(asked.at(-1)!.searchParams.get('significance')).toBe('MEDIUM'));
  });

  it('say what to do while nobody has answered, and that nothing is found', async () => {
    server.use(lists('risk-profiles').empty);
    open();
    expect(await screen.findByText('Данных для профиля пока нет')).toBeVisible();
  });
});
