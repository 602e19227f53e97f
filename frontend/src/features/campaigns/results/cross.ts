import type { SurveyCrossTable } from '../../../shared/api/types';

type Cells = readonly (number | null)[];

export const whole = (cells: Cells) => cells.every((count) => count !== null);
export const sumOf = (cells: Cells) => cells.reduce<number>((sum, count) => sum + (count ?? 0), 0);

/** The table as a spreadsheet has it: a cell that is hidden says so, and a row with one has no total. */
export function crossRows(
  { cells }: Pick<SurveyCrossTable, 'cells'>,
  rows: string[],
  columns: string[],
  words: { hidden: string; total: string },
): string[][] {
  return [
    ['', ...columns, words.total],
    ...(cells as readonly Cells[]).map((counts, index) => [
      rows[index]!,
      ...counts.map((count) => (count === null ? words.hidden : String(count))),
      whole(counts) ? String(sumOf(counts)) : '',
    ]),
  ];
}
