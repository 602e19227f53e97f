/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { sectionsOf } from '../asking';
import { useFocusOn } from '../hooks';
import type { Session, State } from '../session';
import type { Draft, Sending } from '../store';
import type { WordKey, Words } from '../words';
import { AnswersOf } from './Review';
import { Told } from './Told';

interface OutcomeProps {
  session: Session;
  words: Words;
  /** What is still on the device; null when the server has it. */
  sending: Sending | null;
}

/** What became of finished answers. */
export function Outcome({ session, words, sending }: OutcomeProps) {
  const { t } = words;
  const { survey } = session.state;
  const title = t(sending === null ? 'done.sent' : sending.refused ? 'done.refused' : 'done.waiting');
  const heading = useFocusOn<HTMLHeadingElement>(title);
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <div role="status">
        {sending === null && <p>{t(survey?.anonymous ? 'done.sentAnonymous' : 'done.sentNamed')}</p>}
        {sending && !sending.refused && <Waiting session={session} words={words} sending={sending} />}
        {sending?.refused && <p>{t(refusal(words, sending.reason))}</p>}
      </div>
      {sending?.refused && <Refused session={session} words={words} sending={sending} />}
      <Stored state={session.state} words={words} />
      {sending === null && <p>{t('done.close')}</p>}
    </section>
  );
}

const refusal = (words: Words, reason: string | null): WordKey =>
  (reason !== null && words.has(`refused.${reason}`) ? `refused.${reason}` : 'refused.other') as WordKey;

function Waiting({ session, words, sending }: OutcomeProps & { sending: Sending }) {
  const { t } = words;
  const { survey } = session.state;
  const [busy, setBusy] = useState(false);
  const now = async (): Promise<void> => {
    setBusy(true);
    await session.flush(true).finally(() => setBusy(false));
  };
  const text =
    sending.reason === 'survey-paused'
      ? 'done.waitingPaused'
      : sending.reason === null
        ? 'done.waitingText'
        : 'done.waitingBusy';
  return (
    <>
      <p>{t(sending.attempts === 0 ? 'done.sending' : text)}</p>
      {survey && <p>{t('done.takenUntil', { day: words.date(survey.takenUntil) })}</p>}
      <button type="button" disabled={busy} onClick={() => void now()}>
        {t(busy ? 'done.sending' : 'done.now')}
      </button>
    </>
  );
}

/** What another answer, or another file, would mend. */
const CORRECTABLE = ['invalid-fields', 'file-not-accepted', 'file-too-large', 'file-quota-reached'];

/**
 * What can be done with answers that are not taken: they are the respondent's, and stay until they say so. On a shared
 * device nobody looks into them: the respondent has gone.
 */
function Refused({ session, words, sending }: { session: Session; words: Words; sending: Sending }) {
  const { t } = words;
  const again = async (): Promise<void> => {
    await session.store.write({ put: 'sending', value: { ...sending, refused: false, retryAt: 0, notBefore: 0 } });
    await session.flush(true);
  };
  return (
    <div class="steps">
      <button type="button" onClick={() => void session.discard(sending.id)}>
        {t('done.delete')}
      </button>
      {!sending.supervised && CORRECTABLE.includes(sending.reason ?? '') ? (
        <button type="button" class="primary" onClick={() => void session.reopen(sending)}>
          {t('done.correct')}
        </button>
      ) : (
        <button type="button" class="primary" onClick={() => void again()}>
          {t('done.retry')}
        </button>
      )}
    </div>
  );
}

/** What was finished on this page, as it is stored. It is gone when the page is. */
function Stored({ state, words }: { state: State; words: Words }) {
  const { finished, form } = state;
  if (!finished || !form) return null;
  const shown = { words, form, validated: finished.answers, draft: { seed: 0 } as Draft };
  return (
    <details>
      <summary>{words.t('done.what')}</summary>
      {sectionsOf(shown).map((section) => (
        <AnswersOf key={section.name} asking={shown} section={section} />
      ))}
    </details>
  );
}

/** On a shared device: nothing of the one before is left. */
export function HandOn({ session, words }: { session: Session; words: Words }) {
  const { t } = words;
  const heading = useFocusOn<HTMLHeadingElement>('next');
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        {t('done.next')}
      </h1>
      <p>{t('done.nextText')}</p>
      <Queue session={session} words={words} />
      <button type="button" class="primary" onClick={() => session.handOn()}>
        {t('done.nextBegin')}
      </button>
    </section>
  );
}

/** What a shared device still has to send: how many, never what. */
export function Queue({ session, words }: { session: Session; words: Words }) {
  const { t } = words;
  const { sending } = session.state;
  const waiting = sending.filter(({ refused }) => !refused).length;
  return (
    <>
      <div role="status">
        {waiting > 0 && (
          <p class="notice">
            {t('done.queue', { count: waiting })}{' '}
            <button type="button" onClick={() => void session.flush(true)}>
              {t('done.now')}
            </button>
          </p>
        )}
      </div>
      {sending
        .filter(({ refused }) => refused)
        .map((each) => (
          <div class="notice warning" key={each.id}>
            <p>
              {t('done.refused')}. {t(refusal(words, each.reason))}
            </p>
            <Refused session={session} words={words} sending={each} />
          </div>
        ))}
    </>
  );
}

export const Answered = ({ on, words }: { on: string; words: Words }) => (
  <Told title={words.t('done.answered')} text={words.t('done.answeredOn', { day: words.date(on) })}>
    <p>{words.t('done.answeredOther')}</p>
  </Told>
);
