import { api, unwrap } from '../../shared/api/client';
import { ApiProblem, currentState } from '../../shared/api/problem';
import type { Visit, VisitAnswer, VisitPatch } from '../../shared/api/types';
import { addAdvice } from './api/recommendations';
import { patchVisit, takeStep } from './api/visits';
import { forget, keep, keptOf, type Kept } from './kept';

/** What became of a sending: all is there; somebody else changed the visit; there is no network; the server does not take it. */
export type Outcome =
  | { what: 'sent'; visit: Visit }
  | { what: 'conflict'; theirs: Visit }
  | { what: 'offline' }
  | { what: 'refused'; error: unknown };

const isOpen = ({ state }: Visit) => state === 'PLANNED' || state === 'IN_PROGRESS';
const isOver = ({ state }: Visit) => state === 'COMPLETED' || state === 'ACKNOWLEDGED';

/**
 * Sends what waits, step by step, and forgets each step that the server has. Whatever breaks in the middle, sending again goes on
 * from there: a step that was taken and not heard of is known by what the visit says now.
 */
export async function send(person: string, visitId: string): Promise<Outcome> {
  try {
    const kept = keptOf(person, visitId);
    let visit = await unwrap(api.GET('/api/v1/visits/{id}', { params: { path: { id: visitId } } }));
    if (!kept) return { what: 'sent', visit };
    if (isOver(visit) && isThere(kept, visit)) visit = await rest(person, kept, visit);
    else if (!isOpen(visit)) return { what: 'conflict', theirs: visit };
    else visit = await whole(person, kept, visit);
    return { what: 'sent', visit };
  } catch (error) {
    const theirs = currentState<Visit>(error);
    if (theirs) return { what: 'conflict', theirs };
    return error instanceof ApiProblem && error.status !== 0 && error.status < 500
      ? { what: 'refused', error }
      : { what: 'offline' };
  }
}

async function whole(person: string, kept: Kept, read: Visit): Promise<Visit> {
  let visit = read;
  if (kept.begunAt && visit.state === 'PLANNED') {
    const over = kept.version === visit.version;
    visit = await takeStep(visit.id, { step: 'begin', at: kept.begunAt });
    // One's own step is no change by somebody else.
    settle(person, visit.id, (now) => ({ ...now, version: over ? visit.version : now.version, begunAt: undefined }));
    if (over) kept = { ...kept, version: visit.version };
  }
  if (!isThere(kept, visit)) {
    visit = await patchVisit(visit.id, kept.version, patchOf(kept));
  }
  settle(person, visit.id, (now) => ({ ...without(now, kept), version: visit.version, begunAt: undefined }));
  return rest(person, kept, visit);
}

/** Recommendations and the end. */
async function rest(person: string, kept: Kept, read: Visit): Promise<Visit> {
  let visit = read;
  for (const advice of kept.advice) {
    await addAdvice(visit.id, advice).catch(alreadyThere);
    settle(person, visit.id, (now) => ({ ...now, advice: now.advice.filter(({ id }) => id !== advice.id) }));
  }
  if (kept.completedAt && isOpen(visit)) {
    visit = await takeStep(visit.id, { step: 'complete', at: kept.completedAt });
  }
  if (isOver(visit)) forget(person, visit.id);
  return visit;
}

/** An id of this device that is known came before, and its answer was lost. */
function alreadyThere(error: unknown) {
  if (!(error instanceof ApiProblem && error.problem.type.endsWith('already-exists'))) throw error;
}

/** What was typed while it was on its way stays. */
function settle(person: string, visit: string, change: (now: Kept) => Kept) {
  const now = keptOf(person, visit);
  if (now) keep(person, change(now));
}

function without(now: Kept, sent: Kept): Kept {
  return {
    ...now,
    findings: now.findings === sent.findings ? undefined : now.findings,
    answers: sameAnswers(now.answers, sent.answers) ? undefined : now.answers,
  };
}

function patchOf(kept: Kept): VisitPatch {
  return {
    ...(kept.findings === undefined ? {} : { findings: kept.findings.trim() || null }),
    ...(kept.answers === undefined ? {} : { answers: kept.answers }),
  };
}

/** Whether the visit says already what waits. */
export const isThere = (kept: Kept, visit: Visit) =>
  (kept.findings === undefined || kept.findings.trim() === (visit.findings ?? '')) &&
  (kept.answers === undefined || sameAnswers(kept.answers, visit.answers));

const inOrder = (answers: VisitAnswer[] = []) =>
  JSON.stringify(
    answers
      .map(({ item, answer, note }) => [item, answer, note?.trim() || null])
      .sort((a, b) => Number(a[0]) - Number(b[0])),
  );

export const sameAnswers = (one: VisitAnswer[] | undefined, other: VisitAnswer[] | undefined) =>
  inOrder(one) === inOrder(other);
