/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Survey } from '../api';
import { useFocusOn } from '../hooks';
import type { Session } from '../session';
import type { Words } from '../words';

interface Action {
  label: string;
  onClick(): void;
}

interface ToldProps {
  title: string;
  text: string;
  action?: Action;
  children?: ComponentChildren;
}

/** A screen that says one thing and what can be done. */
export function Told({ title, text, action, children }: ToldProps) {
  const heading = useFocusOn<HTMLHeadingElement>(title);
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{text}</p>
      {children}
      {action && (
        <button type="button" class="primary" onClick={action.onClick}>
          {action.label}
        </button>
      )}
    </section>
  );
}

export const NotYet = ({ survey, words }: { survey: Survey; words: Words }) => (
  <Told title={words.t('done.notYet')} text={words.t('done.notYetText', { day: words.date(survey.opensOn) })} />
);

export function Closed({ session, words }: { session: Session; words: Words }) {
  const { survey, draft } = session.state;
  const { t } = words;
  const remove = draft && { label: t('done.delete'), onClick: () => void session.discard(draft.id) };
  return (
    <Told
      title={t('done.closed')}
      text={t('done.closedText', { day: words.date(survey!.closesOn) })}
      action={remove ?? undefined}
    >
      {draft && <p>{t('done.closedDraft')}</p>}
    </Told>
  );
}
