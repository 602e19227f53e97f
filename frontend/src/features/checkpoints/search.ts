import type { CheckpointState, OrganizationKind } from '../../shared/api/types';
import { isDay } from '../../shared/format/dates';

export const VIEWS = ['TODAY', 'WEEK', 'OVERDUE', 'RETURNED', 'TO_ACCEPT', 'ALL'] as const;
export type TaskView = (typeof VIEWS)[number];

export const TASK_STATES: CheckpointState[] = [
  'PLANNED',
  'IN_PROGRESS',
  'SUBMITTED',
  'ACCEPTED',
  'RETURNED',
  'CANCELLED',
];

const KINDS: OrganizationKind[] = ['REGION', 'MUNICIPALITY', 'SCHOOL', 'INSTITUTE', 'METHODICAL_CENTRE', 'OTHER'];

/** In the address the views are words of a lower case, as other filters are. */
const asWord = (code: string) => code.toLowerCase().replaceAll('_', '-');

export type TasksSearch = {
  view?: string;
  /** Those the person reports on, those of them given to this very person, or all they see. */
  of?: 'mine' | 'given' | 'all';
  roadmap?: string;
  organization?: string;
  /** A place with all below it, a section, a row, a kind of executors, a state: where a figure of another screen led from. */
  within?: string;
  section?: string;
  activity?: string;
  kind?: string;
  state?: string;
  /** Due from this day, and to this one. */
  dueFrom?: string;
  dueTo?: string;
  /** Only of rows that ask for a file or a link. */
  documents?: true;
  q?: string;
  /** The last due first; without it the first due. */
  sort?: '-due';
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const id = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : undefined;

export const viewOf = (word: unknown): TaskView | undefined => VIEWS.find((view) => asWord(view) === word);
export const stateOf = (word: unknown): CheckpointState | undefined =>
  TASK_STATES.find((state) => asWord(state) === word);
export const kindOf = (word: unknown): OrganizationKind | undefined => KINDS.find((kind) => asWord(kind) === word);
export const wordOf = asWord;

export const tasksSearch = (search: Record<string, unknown>): TasksSearch => {
  const view = viewOf(search['view']);
  const state = stateOf(search['state']);
  const kind = kindOf(search['kind']);
  return {
    view: view && asWord(view),
    of: (['mine', 'given', 'all'] as const).find((one) => one === search['of']),
    roadmap: id(search['roadmap']),
    organization: id(search['organization']),
    within: id(search['within']),
    section: id(search['section']),
    activity: id(search['activity']),
    kind: kind && asWord(kind),
    state: state && asWord(state),
    dueFrom: isDay(search['dueFrom']) ? search['dueFrom'] : undefined,
    dueTo: isDay(search['dueTo']) ? search['dueTo'] : undefined,
    documents: search['documents'] === true || search['documents'] === 'true' || undefined,
    q: text(search['q']),
    sort: search['sort'] === '-due' ? '-due' : undefined,
  };
};
