import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import type { Dashboard } from '../../shared/api/types';
import { Heat } from './Heat';
import { dashboardSearch } from './search';
import { Tiles } from './Tiles';

const id = (number: number) => `00000000-0000-4000-8000-00000000086${number}`;
const board = {
  level: 'MUNICIPALITY',
  figures: [{ code: 'incompleteForms', unit: 'SCHOOLS', direction: 'DOWN', placeHref: null }],
  tiles: [
    { id: id(1), name: 'Ольховая СОШ', present: true, values: [1] },
    { id: id(2), name: 'Сосновая СОШ', present: false, values: [1] },
  ],
  moreTiles: false,
  heat: [{ indicator: { id: id(3), title: 'Участие', unit: '%', decimals: 0, direction: 'UP' }, values: [10, 20] }],
} as unknown as Dashboard;

mockServer();

describe('tiles of a municipality', () => {
  it('show a school that has left since, with no way to what it is today', async () => {
    renderPage(() => <Tiles board={board} chosen={undefined} onChoose={() => {}} />, {
      path: '/dashboard',
      at: '/dashboard',
      search: dashboardSearch,
    });
    expect(await screen.findByRole('link', { name: 'Ольховая СОШ' })).toBeVisible();
    expect(screen.getByText('Сосновая СОШ (выбытие)')).toBeVisible();
    expect(screen.queryByRole('link', { name: /Сосновая/ })).toBeNull();
  });

  it('and the table of indicators says so too', async () => {
    renderPage(() => <Heat board={board} />, { path: '/dashboard', at: '/dashboard', search: dashboardSearch });
    expect(await screen.findByRole('rowheader', { name: 'Ольховая СОШ' })).toBeVisible();
    expect(screen.getByRole('rowheader', { name: 'Сосновая СОШ (выбытие)' })).toBeVisible();
  });
});
