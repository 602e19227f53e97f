/** A cell is a text, never a formula. */
const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const cell = (text: string) => `"${safe(text).replaceAll('"', '""')}"`;

/** A table that a spreadsheet opens. */
export function csvOf(rows: readonly string[][]): Blob {
  const lines = rows.map((row) => row.map(cell).join(';'));
  return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

/** The same to be pasted into one. */
export const pastedOf = (rows: readonly string[][]) =>
  rows.map((row) => row.map((text) => safe(text).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
