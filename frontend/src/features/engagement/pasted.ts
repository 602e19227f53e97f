import type { EngagementLevel } from '../../shared/api/types';

export type PastedRow = { name: string; level: EngagementLevel | null };

/** What tables call the lists, by how the word begins. */
const BEGINNINGS: [string, EngagementLevel][] = [
  ['крас', 'RED'],
  ['red', 'RED'],
  ['желт', 'YELLOW'],
  ['жёлт', 'YELLOW'],
  ['yellow', 'YELLOW'],
  ['зелен', 'GREEN'],
  ['зелён', 'GREEN'],
  ['green', 'GREEN'],
];

/** Two columns as they come from Excel, or parted by a semicolon: a name, and at the end of the row a list. */
export function pastedRows(text: string): PastedRow[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split(/\t|;/).map((cell) => cell.trim());
      const word = (cells.at(-1) ?? '').toLocaleLowerCase('ru');
      const level = BEGINNINGS.find(([beginning]) => word.startsWith(beginning))?.[1] ?? null;
      return { name: cells[0] ?? '', level };
    });
}
