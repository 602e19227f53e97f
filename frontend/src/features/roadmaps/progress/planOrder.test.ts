import { expect, it } from 'vitest';
import type { ProgressRow } from '../../../shared/api/types';
import { sorted } from './planOrder';

const plan = (name: string, overdue: number, total: number, share: number | null) =>
  ({ name, counts: { overdue, total, share } }) as ProgressRow;
const plans = [plan('А', 1, 5, 0.5), plan('Б', 7, 9, null), plan('В', 1, 90, 0.1)];
const names = (rows: ProgressRow[]) => rows.map(({ name }) => name).join('');

it('puts first what has most overdue, the least done, or the most to do', () => {
  expect(names(sorted(plans, 'title'))).toBe('АБВ');
  expect(names(sorted(plans, '-overdue'))).toBe('БАВ');
  expect(names(sorted(plans, 'share'))).toBe('ВАБ');
  expect(names(sorted(plans, '-total'))).toBe('ВБА');
  expect(names(plans)).toBe('АБВ');
});
