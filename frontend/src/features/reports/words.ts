import type { ReportFigure } from '../../shared/api/types';
import { formatPeriod, lastOfMonth, monthName, monthOf } from '../../shared/format/dates';

type Stretch = { periodStart: string; periodEnd: string };

/** «Октябрь 2026» for a month, else from day to day. */
export const periodWords = ({ periodStart, periodEnd }: Stretch, language: string) =>
  monthOf(periodStart) === monthOf(periodEnd) && lastOfMonth(monthOf(periodEnd)) === periodEnd
    ? monthName(monthOf(periodStart), language, 'full')
    : formatPeriod(periodStart, periodEnd);

/** Null for what there are no data of: a missing number is no zero. */
export function figureWords(value: number | null, unit: ReportFigure['unit'], language: string): string | null {
  if (value === null) return null;
  return unit === 'SHARE'
    ? new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value)
    : new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: false }).format(value);
}
