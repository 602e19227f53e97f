import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import ConsolidatedPage from './ConsolidatedPage';

const api = `${window.location.origin}/api/v1/consolidated-reports/:id`;
const TEMPLATE = '00000000-0000-4000-8000-000000000851';
const row = (id: number, name: string, contained: boolean) => ({
  obligationId: `00000000-0000-4000-8000-00000000086${id}`,
  organization: { id: `00000000-0000-4000-8000-00000000087${id}`, name, kind: 'MUNICIPALITY', parentId: null },
  state: 'ACCEPTED',
  late: false,
  contained,
  values: { 'surveys.campaigns': 1 },
});

mockServer(
  signedIn('reports:read'),
  http.get(api, () =>
    HttpResponse.json({
      head: {
        templateId: TEMPLATE,
        templateName: 'Ежемесячный отчет',
        basis: null,
        period: 'MONTH',
        periodStart: '2026-10-01',
        periodEnd: '2026-10-31',
        due: '2026-11-10',
        owed: 3,
        accepted: 2,
        submitted: 0,
        missing: 1,
        contained: 1,
        late: 1,
      },
      figures: [
        {
          code: 'surveys.campaigns',
          name: { ru: 'Опросов', en: 'Surveys' },
          section: 'Опросы',
          unit: 'COUNT',
          value: 1,
          reports: 1,
        },
      ],
      senders: [],
      asOf: '2026-11-27T05:00:00Z',
    }),
  ),
  http.get(`${api}/rows`, () => page([row(1, 'Город', false), row(2, 'Район города', true)])),
  http.get(`${api}/submissions`, () => page([])),
);

describe('a consolidated report', () => {
  it('says which reports are in another one, and its sums lead to the reports', async () => {
    renderPage(ConsolidatedPage, {
      path: '/consolidated-reports/$templateId',
      at: `/consolidated-reports/${TEMPLATE}?period=2026-10-01`,
      search: (search) => search,
    });
    expect(await screen.findByText(/Из принятых 1 уже входят/)).toBeVisible();
    expect(screen.getByRole('link', { name: /просроч/i })).toHaveAttribute(
      'href',
      `/report-obligations?view=LATE&template=${TEMPLATE}&period=2026-10-01`,
    );
    const sum = screen.getByRole('link', { name: '1' });
    expect(sum.getAttribute('href')).toMatch(/#organizations$/);
    expect(within(sum.closest('tr')!).getByText('1 из 1')).toBeVisible();
    const inner = (await screen.findByRole('link', { name: 'Район города' })).closest('tr')!;
    expect(within(inner).getByText('входит в отчет вышестоящей организации')).toBeVisible();
    const outer = screen.getByRole('link', { name: 'Город' }).closest('tr')!;
    expect(within(outer).queryByText('входит в отчет вышестоящей организации')).toBeNull();
  });
});
