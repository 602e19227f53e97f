/** A teacher of a pasted list. */
export type Row = { fullName: string; position: string };

/** What is wrong with a line, by its number from 1. */
export type RowError = { line: number; message: string };

/** The most that one request takes. */
export const MOST = 100;

/**
 * Lines like «ФИО; должность», as people paste them: from a table with a tab, from a list with numbers. A line without a
 * position gets the one that is meant for all. Empty lines are left out, but count.
 *
 * @returns the rows, each with the number of its line
 */
export function readRows(text: string, position: string): { rows: (Row & { line: number })[]; incomplete: number[] } {
  const rows = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, cells: line.replace(/^\s*\d+[.)]\s*/, '').split(/[;\t]/) }))
    .map(({ line, cells }) => ({
      line,
      fullName: (cells[0] ?? '').trim().replace(/\s+/g, ' '),
      position: (cells[1] ?? '').trim() || position.trim(),
    }))
    .filter(({ fullName, position: said }) => fullName !== '' || (said !== '' && said !== position.trim()));
  const incomplete = rows.filter((row) => row.fullName === '' || row.position === '').map(({ line }) => line);
  return { rows, incomplete };
}

/** What the server said of the items of a request, by the lines they came from. */
export function rowErrors(errors: { pointer: string; message: string }[], lines: number[]): RowError[] {
  return errors.flatMap(({ pointer, message }) => {
    const item = /^\/items\/(\d+)\//.exec(pointer);
    const line = item ? lines[Number(item[1])] : undefined;
    return line === undefined ? [] : [{ line, message }];
  });
}
