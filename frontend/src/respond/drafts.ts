import { initialAnswers, type Form, type Validated } from '../shared/questionnaires';
import type { Survey } from './api';
import { REVIEW, today, type State } from './state';
import { randomId, type Draft, type Sending } from './store';

const MINUTE = 60_000;
/** On a shared device: untouched for so long, the page asks whether somebody is still there. */
export const STILL = 9 * MINUTE;
/** Then the answers are deleted. */
export const GRACE = MINUTE;
/** How exactly a draft remembers when it was touched: not every tap is worth a write. */
export const TOUCH = 10_000;

/** Whether the one who gave these answers has left the shared device, or the device has slept meanwhile. */
export const isStale = ({ touched = 0 }: Draft): boolean => Date.now() - touched > STILL + GRACE + TOUCH;

export const newDraft = (token: string, survey: Survey, form: Form, respondent: string): Draft => ({
  token,
  id: randomId(),
  versionId: survey.versionId,
  answers: initialAnswers(form, today()),
  seed: crypto.getRandomValues(new Uint32Array(1))[0]!,
  language: survey.language,
  at: form.definition.sections[0]?.name ?? REVIEW,
  respondent,
  touched: Date.now(),
});

/** Answers that the server does not take, as a draft again. */
export const draftOf = ({ token, id, versionId, body }: Sending, survey: Survey | null): Draft => ({
  token,
  id,
  versionId,
  answers: body.answers,
  seed: 0,
  language: body.language ?? survey?.language ?? 'ru',
  at: REVIEW,
  respondent: body.respondent ?? '',
  touched: Date.now(),
});

/** A draft as finished answers. */
export const sendingOf = (
  draft: Draft,
  survey: Survey,
  { answers }: Validated,
  { fresh, link }: Pick<State, 'fresh' | 'link'>,
): Sending => ({
  id: draft.id,
  token: draft.token,
  versionId: draft.versionId,
  body: {
    answers,
    language: draft.language,
    // On the last day of those who ask it may be tomorrow here.
    filledOn: fresh && today() > survey.closesOn ? survey.closesOn : today(),
    device: survey.supervised ? null : (link?.device ?? null),
    respondent: survey.anonymous ? null : draft.respondent,
  },
  supervised: survey.supervised,
  attempts: 0,
  retryAt: 0,
  notBefore: 0,
  reason: null,
  refused: false,
});
