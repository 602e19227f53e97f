/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { hasOther, OTHER_SUFFIX, type Group, type Question } from '../../shared/questionnaires';
import { questionsOf, said, sectionsOf, textOf, useAsking, type Asking } from '../asking';
import { useFocusOn } from '../hooks';
import type { Session } from '../session';
import { wrongIn } from './SectionScreen';

/** All answers once more, before they go. */
export function Review({ session }: { session: Session }) {
  const asking = useAsking();
  const { t } = asking.words;
  const heading = useFocusOn<HTMLHeadingElement>('review');
  const [busy, setBusy] = useState(false);
  const sections = sectionsOf(asking);
  const wrong = sections.filter((section) => wrongIn(asking, section).length > 0);
  const count = wrong.reduce((sum, section) => sum + wrongIn(asking, section).length, 0);
  const correct = (section: Group): void => {
    session.attempt(section.name);
    session.go(section.name);
  };
  const send = async (): Promise<void> => {
    setBusy(true);
    await session.finish().finally(() => setBusy(false));
  };
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        {t('review.title')}
      </h1>
      <p>{t('review.text')}</p>
      {sections.map((section) => (
        <AnswersOf key={section.name} asking={asking} section={section} onChange={() => session.go(section.name)} />
      ))}
      {wrong[0] && (
        <p class="mistake summary" role="alert">
          {t('review.mistakes', { count })}{' '}
          <button type="button" onClick={() => correct(wrong[0]!)}>
            {t('review.toMistake')}
          </button>
        </p>
      )}
      {session.state.saved === null && (
        <p class="notice warning" role="alert">
          {t('section.notSaved')}
        </p>
      )}
      <div class="steps">
        <button type="button" onClick={() => session.go(sections[sections.length - 1]?.name ?? '')}>
          {t('section.back')}
        </button>
        <button type="button" class="primary" disabled={busy || wrong.length > 0} onClick={() => void send()}>
          {t(busy ? 'done.sending' : 'review.send')}
        </button>
      </div>
    </section>
  );
}

type Shown = Pick<Asking, 'form' | 'validated' | 'draft' | 'words'>;

interface AnswersProps {
  asking: Shown;
  section: Group;
  /** Absent where nothing can be changed any more. */
  onChange?(): void;
}

/** The answers of one section as they are, or were, given. */
export function AnswersOf({ asking, section, onChange }: AnswersProps) {
  const { t } = asking.words;
  const label = textOf(asking, section.label) || textOf(asking, asking.form.definition.title);
  return (
    <section class="answers">
      <h2>{label}</h2>
      <dl>
        {questionsOf(asking, section).map((question) => (
          <AnswerOf key={question.name} asking={asking} question={question} />
        ))}
      </dl>
      {onChange && (
        <button type="button" class="link" aria-label={t('review.changeOf', { section: label })} onClick={onChange}>
          {t('review.change')}
        </button>
      )}
    </section>
  );
}

function AnswerOf({ asking, question }: { asking: Shown; question: Question }) {
  const { t } = asking.words;
  const shown = (name: string) => said(asking, question, name) || <em>{t('review.none')}</em>;
  const other = hasOther(question) ? said(asking, question, question.name + OTHER_SUFFIX) : '';
  return (
    <>
      <dt>{textOf(asking, question.label)}</dt>
      <dd>
        {question.type === 'matrix' ? (
          <ul>
            {question.rows.map((row) => (
              <li key={row.name}>
                {textOf(asking, row.label)}: <b>{shown(row.name)}</b>
              </li>
            ))}
          </ul>
        ) : (
          <b>{shown(question.name)}</b>
        )}
        {other && !said(asking, question, question.name).includes(other) && <b> ({other})</b>}
      </dd>
    </>
  );
}
