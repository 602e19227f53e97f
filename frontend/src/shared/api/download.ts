import { authorizedFetch } from './client';
import { ApiProblem, problemOf } from './problem';

export type Downloaded = { bytes: number; rows: number };

/** The connection broke off before the end: what has come is no whole table and is not saved. */
export const TRUNCATED = 'opora:truncated';

type Query = Record<string, string | number | boolean | undefined>;

/** Files a list is given as; the last one is for programs, and offered where data go to them. */
export type TableFormat = 'xlsx' | 'csv' | 'ndjson';
export const TABLE_FORMATS: TableFormat[] = ['xlsx', 'csv'];

const TYPES: Record<TableFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
};

/** Reads a list as a table to its end. A stream that the server could not finish ends in an error, never as a file. */
export async function downloadTable(
  path: string,
  query: Query,
  format: TableFormat,
  onProgress: (progress: Downloaded) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const address = new URL(path, window.location.origin);
  for (const [name, value] of Object.entries(format === 'csv' ? { csv: 'people', ...query } : query)) {
    if (value !== undefined) address.searchParams.set(name, String(value));
  }
  const answer = await authorizedFetch(new Request(address, { headers: { Accept: TYPES[format] }, signal }));
  if (!answer.ok || !answer.body) throw new ApiProblem(problemOf(await answer.json().catch(() => null), answer));
  const type = format === 'csv' ? `${TYPES.csv};charset=utf-8` : TYPES[format];
  return new Blob(await readAll(answer.body, onProgress, signal, format === 'csv' ? 1 : 0), { type });
}

async function readAll(
  stream: ReadableStream<Uint8Array>,
  onProgress: (progress: Downloaded) => void,
  signal: AbortSignal,
  headers: number,
): Promise<BlobPart[]> {
  const reader = stream.getReader();
  const count = lineCounter();
  const parts: BlobPart[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      if (signal.aborted) throw error;
      throw new ApiProblem({ type: TRUNCATED, title: '', status: 0 });
    });
    if (done) return parts;
    parts.push(value as BlobPart);
    bytes += value.length;
    onProgress({ bytes, rows: Math.max(0, count(value) - headers) });
  }
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;

/** Counts the lines of a table; a line break inside a quoted cell ends none. */
export function lineCounter(): (chunk: Uint8Array) => number {
  let quoted = false;
  let lines = 0;
  return (chunk) => {
    for (const byte of chunk) {
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === NEWLINE && !quoted) lines++;
    }
    return lines;
  };
}

/** Gives the person a file. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
