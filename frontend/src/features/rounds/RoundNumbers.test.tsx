import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import type { MonitoringRound } from '../../shared/api/types';
import CompletenessView from './CompletenessView';
import TotalsView from './TotalsView';

const api = `${window.location.origin}/api/v1/monitoring-rounds/:id`;
const ROUND = '00000000-0000-4000-8000-000000000741';
const INDICATOR = '00000000-0000-4000-8000-000000000742';
const PLACE = '00000000-0000-4000-8000-000000000743';
const round = {
  id: ROUND,
  state: 'OPEN',
  allowedActions: [],
  indicators: [
    { id: INDICATOR, definition: { title: 'Учителя с категорией', unit: '%', decimals: 1, breakdowns: [] } },
  ],
} as unknown as MonitoringRound;
const props = { round, search: { place: PLACE }, change: () => undefined };

mockServer(
  signedIn('monitoring:read'),
  http.get(`${api}/totals`, () =>
    HttpResponse.json({
      schools: 9,
      items: [
        {
          indicatorId: INDICATOR,
          breakdown: '',
          aggregation: 'MEAN',
          value: 41.5,
          known: 7,
          missing: 2,
          deviation: null,
          target: 60,
          reached: false,
          threshold: 45,
          crossed: true,
        },
      ],
    }),
  ),
  http.get(`${api}/completeness`, () =>
    page([
      {
        municipality: { id: PLACE, name: 'Озерский район' },
        schools: 9,
        complete: 7,
        filled: 20,
        cells: 27,
        bySchool: 6,
        byMunicipality: 0,
        byRegion: 0,
        returned: 1,
      },
    ]),
  ),
);

describe('the numbers of a round', () => {
  it('lead to the schools behind them, and say what lies beyond the threshold and of when they are', async () => {
    renderPage(() => <TotalsView {...props} />, { path: '/r', at: '/r' });
    const behind = `/dashboard/values?round=${ROUND}&indicator=${INDICATOR}&within=${PLACE}`;
    expect(await screen.findByRole('link', { name: '41,5 %' })).toHaveAttribute('href', `${behind}&state=KNOWN`);
    expect(screen.getByRole('link', { name: '2' })).toHaveAttribute('href', `${behind}&state=MISSING`);
    expect(screen.getByText('за порогом 45')).toBeVisible();
    expect(screen.getByText(/^Данные на \d/)).toBeVisible();
  });

  it('lead to just the forms that are counted; nothing leads nowhere', async () => {
    renderPage(() => <CompletenessView {...props} />, { path: '/r', at: '/r' });
    const row = (await screen.findByRole('link', { name: 'Озерский район' })).closest('tr')!;
    const forms = `/monitoring-rounds/${ROUND}?view=forms&place=${PLACE}`;
    expect(within(row).getByRole('link', { name: '7' })).toHaveAttribute('href', `${forms}&complete=true`);
    expect(within(row).getByRole('link', { name: '6' })).toHaveAttribute('href', `${forms}&level=SCHOOL`);
    expect(within(row).getByRole('link', { name: '1' })).toHaveAttribute('href', `${forms}&formState=RETURNED`);
    expect(within(row).queryByRole('link', { name: '0' })).toBeNull();
  });
});
