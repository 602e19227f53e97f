import type { Form, Validated } from '../shared/questionnaires';
import type { Survey } from './api';
import type { Draft, LinkState, Sending } from './store';

export type Phase = 'LOADING' | 'NO_LINK' | 'NO_NETWORK' | 'ELSEWHERE' | 'READY';

/** What the page shows. */
export interface State {
  phase: Phase;
  survey: Survey | null;
  form: Form | null;
  /** Whether the server has been asked since the page was opened. */
  fresh: boolean;
  link: LinkState | null;
  draft: Draft | null;
  /** Finished answers for this link that are still on the device. */
  sending: Sending[];
  /** What was finished on this page, until it is left. */
  finished: { id: string; answers: Validated } | null;
  /** Sections that somebody tried to leave forward: their mistakes are shown. */
  tried: ReadonlySet<string>;
  /** Whether what was answered last is on the device; null: the device refuses to keep it. */
  saved: boolean | null;
  /** A language that could not be fetched. */
  noLanguage: string | null;
}

export const REVIEW = 'review';

/** The day here and now, YYYY-MM-DD. */
export function today(now = new Date()): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}

/**
 * Whether answers are taken, as far as the device knows: it may have been without a network since the last day. What the
 * server has just said holds, for its day may be another than ours.
 */
export const statusOf = ({ survey, fresh }: Pick<State, 'survey' | 'fresh'>): Survey['status'] | null =>
  survey?.status === 'OPEN' && !fresh && today() > survey.closesOn ? 'CLOSED' : (survey?.status ?? null);

export const BEGINNING: State = {
  phase: 'LOADING',
  survey: null,
  form: null,
  fresh: false,
  link: null,
  draft: null,
  sending: [],
  finished: null,
  tried: new Set(),
  saved: true,
  noLanguage: null,
};
