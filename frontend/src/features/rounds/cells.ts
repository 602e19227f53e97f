import type { MonitoringCell, MonitoringCellInput, MonitoringForm } from '../../shared/api/types';

/** What may be typed of a cell; the texts stand in columns in this order. */
export const FIELDS = ['value', 'missing', 'evidence'] as const;
export type Field = (typeof FIELDS)[number];
export type Texts = Record<Field, string> & {
  /** The file that shows it. */
  file: string | null;
};
/** What was typed and is not saved, by the key of the cell. */
export type Edits = Record<string, Texts>;

export type Row = {
  key: string;
  indicatorId: string;
  indicator: string;
  /** Of the whole the indicator, of a part its own words. */
  title: string;
  part: boolean;
  unit: string;
  decimals: number;
  target: number | null;
  cell: MonitoringCell;
  /** Reckoned by a formula: nobody enters it. */
  reckoned: boolean;
};

const keyOf = (indicatorId: string, part: string) => `${indicatorId} ${part}`;

/** The rows of the grid: each indicator, below it its parts. */
export const rowsOf = (form: MonitoringForm): Row[] =>
  form.lines.flatMap(({ indicatorId, definition, goal, cells }) =>
    cells.map((cell) => ({
      key: keyOf(indicatorId, cell.breakdown),
      indicatorId,
      indicator: definition.title,
      title: definition.breakdowns.find(({ key }) => key === cell.breakdown)?.title ?? definition.title,
      part: cell.breakdown !== '',
      unit: definition.unit,
      decimals: definition.decimals,
      target: cell.breakdown === '' ? (goal?.target ?? null) : null,
      cell,
      reckoned: definition.origin === 'FORMULA',
    })),
  );

/** A number for a field: no spaces between thousands, the decimal sign of the language. */
export const typedNumber = (value: number | null | undefined, language: string): string =>
  value === null || value === undefined
    ? ''
    : new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 6 }).format(value);

export const textsOf = (cell: MonitoringCell, language: string): Texts => ({
  value: typedNumber(cell.value, language),
  missing: cell.missing ?? '',
  evidence: cell.evidence ?? '',
  file: cell.fileId,
});

/** As people write and paste numbers; null for nothing, NaN for what is none. */
export function numberOf(text: string): number | null {
  const bare = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.')
    .replace(/%$/, '');
  if (bare === '') return null;
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(bare) ? Number(bare) : Number.NaN;
}

export type Fault = 'number' | 'both';

export function faultOf({ value, missing }: Pick<Texts, 'value' | 'missing'>): Fault | null {
  const number = numberOf(value);
  if (Number.isNaN(number)) return 'number';
  return number !== null && missing.trim() !== '' ? 'both' : null;
}

const same = (one: Texts, other: Texts) =>
  (numberOf(one.value) === numberOf(other.value) || one.value === other.value) &&
  one.missing.trim() === other.missing.trim() &&
  one.evidence.trim() === other.evidence.trim() &&
  one.file === other.file;

/** The edits after one more; what says again what is saved is none. */
export function edited(edits: Edits, row: Row, part: Partial<Texts>, language: string): Edits {
  const saved = textsOf(row.cell, language);
  const next = { ...(edits[row.key] ?? saved), ...part };
  const others = Object.fromEntries(Object.entries(edits).filter(([key]) => key !== row.key));
  return same(next, saved) ? others : { ...others, [row.key]: next };
}

/** How many cells would be filled if everything typed were saved. */
export const filledOf = (rows: Row[], edits: Edits, language: string): number =>
  rows.filter((row) => {
    if (row.reckoned) return false;
    const { value, missing } = edits[row.key] ?? textsOf(row.cell, language);
    return value.trim() !== '' || missing.trim() !== '';
  }).length;

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** The edits as the server takes them. */
export const inputsOf = (rows: Row[], edits: Edits): MonitoringCellInput[] =>
  rows
    .filter((row) => edits[row.key])
    .map((row) => {
      const texts = edits[row.key]!;
      return {
        indicatorId: row.indicatorId,
        breakdown: row.cell.breakdown || null,
        value: numberOf(texts.value),
        missing: orNull(texts.missing),
        evidence: orNull(texts.evidence),
        fileId: texts.file,
      };
    });

/** What a spreadsheet puts on the clipboard: rows by line ends, cells by tabs; a cell with line ends is quoted. */
export function pasted(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < clean.length; at++) {
    const sign = clean[at]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (clean[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t' || sign === '\n') {
      rows[rows.length - 1]!.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  rows[rows.length - 1]!.push(cell);
  return rows;
}

/** Lays what was pasted over the grid, from a cell down and to the right; rows that nobody enters are passed over. */
export function laid(
  rows: Row[],
  edits: Edits,
  start: { row: number; field: Field },
  block: string[][],
  language: string,
): Edits {
  const open = rows.slice(start.row).filter(({ reckoned }) => !reckoned);
  const first = FIELDS.indexOf(start.field);
  return block.reduce((all, line, place) => {
    const row = open[place];
    if (!row) return all;
    const part = Object.fromEntries(
      line.flatMap((text, at) => {
        const field = FIELDS[first + at];
        return field ? [[field, text.trim()]] : [];
      }),
    );
    return edited(all, row, part, language);
  }, edits);
}

export type Conflict = { row: Row; mine: Texts; theirs: Texts };

/**
 * Somebody else has saved the form meanwhile. What only one of the two has changed is kept of both; what both have changed is
 * for the person to decide.
 */
export function merged(before: Row[], now: Row[], edits: Edits, language: string) {
  const was = new Map(before.map((row) => [row.key, textsOf(row.cell, language)]));
  const conflicts: Conflict[] = [];
  const kept: Edits = {};
  for (const row of now) {
    const mine = edits[row.key];
    const theirs = textsOf(row.cell, language);
    if (!mine || same(mine, theirs)) continue;
    kept[row.key] = mine;
    const base = was.get(row.key);
    if (!base || !same(base, theirs)) conflicts.push({ row, mine, theirs });
  }
  return { kept, conflicts };
}

/** The proposals of a workbook as edits. */
export function proposed(rows: Row[], cells: MonitoringCellInput[], edits: Edits, language: string): Edits {
  return cells.reduce((all, cell) => {
    const row = rows.find(({ key }) => key === keyOf(cell.indicatorId, cell.breakdown ?? ''));
    return row
      ? edited(
          all,
          row,
          { value: typedNumber(cell.value, language), missing: cell.missing ?? '', evidence: cell.evidence ?? '' },
          language,
        )
      : all;
  }, edits);
}
