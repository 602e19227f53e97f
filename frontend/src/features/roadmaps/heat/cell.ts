import { codeWord } from '../../../shared/i18n/codes';
import type { HeatLevel } from '../search';

/** A cell of the contract: a letter, accepted, "/", all, and "!" with the overdue: "O2/5!1". */
export const LETTERS = ['O', 'R', 'S', 'I', 'T', 'P', 'A', 'X'] as const;
export type Letter = (typeof LETTERS)[number];
export type Cell = { letter: Letter; accepted: number; total: number; overdue: number };

const FORM = /^([A-Z])(\d+)\/(\d+)(?:!(\d+))?$/;

/** Null where there is nothing to do, and for a code this page does not know. */
export function readCell(code: string | null | undefined): Cell | null {
  const found = code ? FORM.exec(code) : null;
  const letter = LETTERS.find((one) => one === found?.[1]);
  if (!found || !letter) return null;
  return { letter, accepted: Number(found[2]), total: Number(found[3]), overdue: Number(found[4] ?? 0) };
}

/**
 * Of a whole municipality the part that is overdue, in percent, and how strongly it is marked: there something is always late
 * somewhere, and a sign would say the same in every cell. Null: the sign says it.
 */
export function lateShare(cell: Cell, level: HeatLevel): { percent: number; heat: 1 | 2 | 3 } | null {
  if (level === 'SCHOOL' || cell.overdue === 0) return null;
  const percent = Math.ceil((100 * cell.overdue) / cell.total);
  return { percent, heat: percent < 10 ? 1 : percent < 30 ? 2 : 3 };
}

/** What stands in a cell. */
export const cellMark = (cell: Cell, level: HeatLevel) => {
  const late = lateShare(cell, level);
  return late ? `${late.percent}%` : codeWord('heatSign', cell.letter);
};

export type Place = { row: number; column: number };

/** Where a key leads in the grid; null: the key is not for it. */
export function step(key: string, { row, column }: Place, rows: number, columns: number): Place | null {
  const to = (nextRow: number, nextColumn: number): Place => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  });
  if (key === 'ArrowDown') return to(row + 1, column);
  if (key === 'ArrowUp') return to(row - 1, column);
  if (key === 'ArrowRight') return to(row, column + 1);
  if (key === 'ArrowLeft') return to(row, column - 1);
  if (key === 'PageDown') return to(row + 10, column);
  if (key === 'PageUp') return to(row - 10, column);
  if (key === 'Home') return to(row, 0);
  if (key === 'End') return to(row, columns - 1);
  return null;
}
