/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isQuestion, type Group, type Question } from '../../shared/questionnaires';
import { itemsOf, mistakesOf, questionsOf, sectionsOf, textOf, useAsking, valueOf, type Asking } from '../asking';
import { useFocusOn } from '../hooks';
import { idOf, QuestionView } from '../questions/QuestionView';
import { REVIEW, type Session } from '../session';

/** One part of the questionnaire: its questions, how far it is, and on. */
export function SectionScreen({ session }: { session: Session }) {
  const asking = useAsking();
  const { t } = asking.words;
  const { tried } = session.state;
  const sections = sectionsOf(asking);
  const at = Math.max(
    0,
    sections.findIndex(({ name }) => name === asking.draft.at),
  );
  const section = sections[at];
  const heading = useFocusOn<HTMLHeadingElement>(section?.name ?? '');
  const [announced, setAnnounced] = useState(0);
  const wantedRef = useRef(false);
  const isTried = section !== undefined && tried.has(section.name);
  const wrong = section ? wrongIn(asking, section) : [];

  useEffect(() => {
    if (!wantedRef.current) return;
    wantedRef.current = false;
    if (wrong[0]) focusOn(wrong[0]);
  });

  if (!section) return <p>{t('section.nothing')}</p>;
  const go = (index: number): void => session.go(sections[index]?.name ?? REVIEW);
  const next = (): void => {
    if (wrong.length === 0) {
      go(at + 1);
      return;
    }
    session.attempt(section.name);
    wantedRef.current = true;
    setAnnounced(announced + 1);
  };
  const left = sections.length - at - 1;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <p class="progress">
        {t('section.progress', { at: at + 1, of: sections.length })},{' '}
        {left > 0 ? t('section.left', { count: left }) : t('section.last')}
        <progress value={at + 1} max={sections.length + 1} aria-hidden="true" />
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {textOf(asking, section.label) || textOf(asking, asking.form.definition.title)}
      </h1>
      <Items group={section} tried={isTried} level={2} />
      {/* Said anew at each attempt, also when it is the same. */}
      <p class="mistake summary" role="alert" key={announced}>
        {isTried && wrong.length > 0 && t('section.mistakes', { count: wrong.length })}
      </p>
      <div class="steps">
        {at > 0 && (
          <button type="button" onClick={() => go(at - 1)}>
            {t('section.back')}
          </button>
        )}
        <button type="submit" class="primary">
          {t(left > 0 ? 'section.next' : 'section.toReview')}
        </button>
      </div>
      <Kept session={session} />
    </form>
  );
}

/** The questions of a group that can't be left as they are. */
export const wrongIn = (asking: Asking, group: Group): Question[] =>
  questionsOf(asking, group).filter((question) => mistakesOf(asking.validated, question).length > 0);

/** The first field that is wrong has the focus; its question is in sight. */
function focusOn(question: Question): void {
  const whole = document.getElementById(`${idOf(question)}-whole`);
  const wrong = whole?.querySelector<HTMLElement>('.row.invalid input, .other [aria-invalid=true]');
  const field = wrong ?? whole?.querySelector<HTMLElement>('input, select, textarea, button');
  field?.focus({ preventScroll: true });
  whole?.scrollIntoView({ block: 'start' });
}

function Items({ group, tried, level }: { group: Group; tried: boolean; level: number }) {
  const asking = useAsking();
  const hint = textOf(asking, group.hint);
  return (
    <>
      {hint && <p class="lead">{hint}</p>}
      {itemsOf(asking, group).map((item) => {
        if (isQuestion(item)) return <QuestionView key={item.name} question={item} tried={tried} />;
        if (item.type === 'group') return <Part key={item.name} group={item} tried={tried} level={level} />;
        return item.type === 'note' ? (
          <div class="note" key={item.name}>
            <p>{textOf(asking, item.label)}</p>
            {item.hint && <p class="hint">{textOf(asking, item.hint)}</p>}
          </div>
        ) : (
          <div class="note" key={item.name}>
            <p>{textOf(asking, item.label)}</p>
            <p>
              <output>{valueOf(asking, item) || '—'}</output>
            </p>
          </div>
        );
      })}
    </>
  );
}

function Part({ group, tried, level }: { group: Group; tried: boolean; level: number }) {
  const asking = useAsking();
  const label = textOf(asking, group.label);
  const Heading = `h${Math.min(level, 6)}` as 'h2';
  return (
    <section class="part">
      {label && <Heading>{label}</Heading>}
      <Items group={group} tried={tried} level={label ? level + 1 : level} />
    </section>
  );
}

/** Whether the answers are on the device; and the way to have them deleted from it. */
function Kept({ session }: { session: Session }) {
  const { t } = useAsking().words;
  const { saved, draft } = session.state;
  const [sure, setSure] = useState(false);
  const notKept = saved === null || !session.store.lasts;
  return (
    <div class="kept">
      <p class={notKept ? 'notice warning' : 'hint'} role={notKept ? 'alert' : undefined}>
        {t(notKept ? 'section.notSaved' : saved ? 'section.saved' : 'section.saving')}
      </p>
      {sure ? (
        <p role="alert">
          {t('section.discardSure')}{' '}
          <button type="button" onClick={() => draft && void session.discard(draft.id)}>
            {t('section.discardYes')}
          </button>{' '}
          <button type="button" onClick={() => setSure(false)}>
            {t('section.discardNo')}
          </button>
        </p>
      ) : (
        <button type="button" class="link" onClick={() => setSure(true)}>
          {t('section.discard')}
        </button>
      )}
    </div>
  );
}
