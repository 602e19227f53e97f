/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { isQuestion, textIn } from '../../shared/questionnaires';
import { useFocusOn } from '../hooks';
import type { Session } from '../session';
import type { Words } from '../words';

interface StartProps {
  session: Session;
  words: Words;
  /** On a shared device: what it still has to send. */
  children?: ComponentChildren;
}

/** Who asks, why, and what will be seen; then it begins. */
export function Start({ session, words, children }: StartProps) {
  const { t } = words;
  const { survey, form } = session.state;
  const heading = useFocusOn<HTMLHeadingElement>('start');
  const field = useRef<HTMLInputElement>(null);
  const [respondent, setRespondent] = useState('');
  const [tried, setTried] = useState(false);
  if (!survey || !form) return null;
  const description = textIn(form.definition.description, survey.language, form);
  const questions = form.items.filter(({ item }) => isQuestion(item)).length;
  const nameless = !survey.anonymous && respondent.trim() === '';
  const begin = (): void => {
    setTried(true);
    if (nameless) field.current?.focus();
    else session.begin(respondent.trim());
  };
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        {survey.title}
      </h1>
      <dl class="facts">
        <dt>{t('start.who')}</dt>
        <dd>
          {survey.askedBy}
          {survey.contact && <small>{t('start.whoContact', { contact: survey.contact })}</small>}
        </dd>
        <dt>{t('start.why')}</dt>
        <dd>
          {description || textIn(form.definition.title, survey.language, form)}
          <small>
            {survey.organization} · {t('start.length', { count: questions })}
          </small>
        </dd>
        <dt>{t('start.seen')}</dt>
        <dd>
          {t(survey.anonymous ? 'start.anonymous' : 'start.named')}
          {!survey.supervised && <small>{t('start.device')}</small>}
        </dd>
      </dl>
      <p class={session.store.lasts ? 'notice' : 'notice warning'}>
        {t(!session.store.lasts ? 'start.notKept' : survey.supervised ? 'start.keptSupervised' : 'start.kept')}{' '}
        {t('start.noTrackers')}
      </p>
      {children}
      {survey.status === 'PAUSED' && <p class="notice warning">{t('start.paused')}</p>}
      {!survey.anonymous && (
        <div class="question">
          <label class="title" for="respondent">
            {t('start.respondent')}
          </label>
          {tried && nameless && (
            <p class="mistake" id="respondent-error" role="alert">
              {t('start.respondentMissing')}
            </p>
          )}
          <input
            ref={field}
            id="respondent"
            type="text"
            maxLength={200}
            autocomplete={survey.supervised ? 'off' : 'name'}
            value={respondent}
            aria-invalid={tried && nameless}
            aria-describedby={tried && nameless ? 'respondent-error' : undefined}
            onInput={(event) => setRespondent(event.currentTarget.value)}
          />
        </div>
      )}
      <button type="button" class="primary" onClick={begin}>
        {t('start.begin')}
      </button>
      <p class="hint">{t('start.until', { day: words.date(survey.closesOn) })}</p>
    </section>
  );
}
