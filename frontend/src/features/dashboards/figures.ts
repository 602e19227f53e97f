import type { Dashboard, DashboardFigure, DashboardIndicator } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';

/** What is not known is told as such, never as zero. */
export const number = (value: number | null | undefined, decimals: number, language: string): string =>
  value === null || value === undefined
    ? '—'
    : new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(value);

export const decimalsOf = (figure: Pick<DashboardFigure, 'unit'>, board: Dashboard) =>
  figure.unit === 'INDICATOR' ? (board.indicator?.decimals ?? 1) : 0;

export const nameOf = (figure: Pick<DashboardFigure, 'code'>, board: Dashboard) =>
  figure.code === 'indicator' ? (board.indicator?.title ?? '') : codeWord('dashboardFigure', figure.code);

export const withUnit = (value: number | null | undefined, indicator: DashboardIndicator, language: string) =>
  value === null || value === undefined ? '—' : `${number(value, indicator.decimals, language)} ${indicator.unit}`;

/** Better, worse, or neither, by which way is better. */
export function turn(figure: Pick<DashboardFigure, 'value' | 'before' | 'direction'>): 'better' | 'worse' | 'same' {
  const { value, before, direction } = figure;
  if (value === null || before === null || value === before || direction === 'NEUTRAL') return 'same';
  return value > before === (direction === 'UP') ? 'better' : 'worse';
}

/** Five shades from the least to the most of a row; -1 where nothing is known, 0 where all are alike. */
export function shades(values: (number | null)[]): number[] {
  const known = values.filter((value): value is number => value !== null);
  const least = Math.min(...known);
  const most = Math.max(...known);
  return values.map((value) =>
    value === null ? -1 : most === least ? 0 : Math.min(4, Math.floor(((value - least) / (most - least)) * 5)),
  );
}

/** The address of the rows behind a tile's figure. */
export const hrefOf = (template: string | null, place: string) => template?.replace('{place}', place) ?? null;

/** The rows behind a cell of the heat map. */
export const valuesHref = (round: string, indicator: string, place: string) =>
  `/dashboard/values?round=${round}&indicator=${indicator}&state=KNOWN&within=${place}`;
