import { ApiProblem } from '../../shared/api/problem';

/** What the server found unfinished when a step was asked for: it may be taken all the same, but not unknowingly. */
export type OpenKind = 'openComments' | 'openMatches' | 'openCheckpoints';
export type OpenThings = { kind: OpenKind; lines: string[] };

type Item = Partial<Record<'author' | 'text' | 'organization' | 'due' | 'number' | 'title' | 'name', string | null>>;

const KINDS: OpenKind[] = ['openComments', 'openMatches', 'openCheckpoints'];

export function openThings(error: unknown, day: (iso: string) => string): OpenThings | null {
  if (!(error instanceof ApiProblem) || error.status !== 409) return null;
  const problem = error.problem as unknown as Record<string, unknown>;
  const kind = KINDS.find((one) => Array.isArray(problem[one]));
  return kind ? { kind, lines: (problem[kind] as Item[]).map((item) => lineOf(kind, item, day)) } : null;
}

function lineOf(kind: OpenKind, item: Item, day: (iso: string) => string): string {
  if (kind === 'openComments') return [item.author, item.text].filter(Boolean).join(': ');
  if (kind === 'openCheckpoints') return [item.organization, item.due && day(item.due)].filter(Boolean).join(', ');
  return [item.number, item.title ?? item.text ?? item.name].filter(Boolean).join(' ');
}
