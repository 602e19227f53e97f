import type { EditDefinition } from './tree';

export type Snapshot = { definition: EditDefinition; selected: string | null };
export type History = { past: Snapshot[]; now: Snapshot; future: Snapshot[]; tag: string | null; at: number };

/** So many steps back; letters typed into one field within a moment are one step. */
const MOST = 200;
const MOMENT = 1_500;

export type Step =
  | {
      do: 'edit';
      change: (definition: EditDefinition) => EditDefinition;
      tag?: string;
      select?: string | null;
      at: number;
    }
  | { do: 'select'; key: string | null }
  | { do: 'replace'; definition: EditDefinition; select: string | null }
  | { do: 'undo' }
  | { do: 'redo' };

export const begin = (definition: EditDefinition): History => ({
  past: [],
  now: { definition, selected: null },
  future: [],
  tag: null,
  at: 0,
});

export function step(history: History, action: Step): History {
  switch (action.do) {
    case 'select':
      return { ...history, now: { ...history.now, selected: action.key }, tag: null };
    case 'replace':
      return kept(history, { definition: action.definition, selected: action.select }, null, 0);
    case 'undo':
      return turned(history, history.past.at(-1), 'past');
    case 'redo':
      return turned(history, history.future[0], 'future');
    default:
      return edited(history, action);
  }
}

function edited(history: History, action: Extract<Step, { do: 'edit' }>): History {
  const definition = action.change(history.now.definition);
  const selected = action.select === undefined ? history.now.selected : action.select;
  if (definition === history.now.definition) return { ...history, now: { definition, selected } };
  const goesOn = action.tag !== undefined && action.tag === history.tag && action.at - history.at < MOMENT;
  if (goesOn) return { ...history, now: { definition, selected }, future: [], at: action.at };
  return kept(history, { definition, selected }, action.tag ?? null, action.at);
}

const kept = (history: History, now: Snapshot, tag: string | null, at: number): History => ({
  past: [...history.past, history.now].slice(-MOST),
  now,
  future: [],
  tag,
  at,
});

function turned(history: History, to: Snapshot | undefined, way: 'past' | 'future'): History {
  if (!to) return history;
  const back = way === 'past';
  return {
    past: back ? history.past.slice(0, -1) : [...history.past, history.now],
    now: to,
    future: back ? [history.now, ...history.future] : history.future.slice(1),
    tag: null,
    at: 0,
  };
}
