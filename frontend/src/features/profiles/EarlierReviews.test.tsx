import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { formula, profile, school } from '../../../test/profiles';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import ProfilePage from './ProfilePage';

const path = `${window.location.origin}/api/v1/risk-profiles/:id`;
const server = mockServer(
  signedIn('surveys:read'),
  http.get(path, () => HttpResponse.json(profile)),
);

const open = () =>
  renderPage(ProfilePage, {
    path: '/organizations/$organizationId/profile',
    at: `/organizations/${school.id}/profile`,
  });

describe('decisions on a factor', () => {
  it('are unfolded with those before', async () => {
    const asked: string[] = [];
    const review = {
      id: formula.id,
      factor: 'WELL_BEING',
      decision: 'OVERRIDDEN',
      computed: 'HIGH',
      significance: 'LOW',
      reason: 'Служба примирения работает с осени.',
      decidedBy: 'Куратор К.',
      decidedAt: '2026-11-01T09:00:00Z',
    };
    const earlier = {
      ...review,
      id: school.id,
      decision: 'CONFIRMED',
      significance: 'HIGH',
      reason: 'Конфликты в седьмых классах.',
      decidedAt: '2026-10-01T09:00:00Z',
    };
    server.use(
      http.get(`${path}/reviews`, ({ request }) => {
        asked.push(String(new URL(request.url).searchParams.get('factor')));
        return page([review, earlier]);
      }),
    );
    open();
    const wellBeing = within(await screen.findByRole('region', { name: 'Благополучие учеников' }));
    const fold = wellBeing.getByRole('button', { name: 'Прежние решения: Благополучие учеников' });
    expect(fold).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(fold);
    expect(await wellBeing.findByText('Конфликты в седьмых классах.')).toBeVisible();
    expect(wellBeing.getByText('Подтверждено: Высокая')).toBeVisible();
    expect(wellBeing.getAllByText('Служба примирения работает с осени.')).toHaveLength(1);
    expect(asked).toEqual(['WELL_BEING']);
    await userEvent.click(fold);
    expect(wellBeing.queryByText('Конфликты в седьмых классах.')).not.toBeInTheDocument();
  });
});
