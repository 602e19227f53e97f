/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { CANNOT_SAY, saysNothing, type Question } from '../../shared/questionnaires';
import { explain, mistakesOf, mustBeAnswered, textOf, useAsking, type Mistake } from '../asking';
import { ChoicesField, MenuField } from './ChoicesField';
import { FilesField } from './FilesField';
import { MatrixField } from './MatrixField';
import { RankingField } from './RankingField';
import { ScaleField, hasManySteps } from './ScaleField';
import { DayField, NumberField, TextField } from './TextFields';

/** What a field needs to be one with its question: ids of what names and explains it. */
export interface FieldProps<Q extends Question> {
  question: Q;
  value: unknown;
  id: string;
  /** Ids of the hint and of mistakes. */
  describedBy: string | undefined;
  invalid: boolean;
  mistakes: readonly Mistake[];
}

/** What is said before somebody goes on: it can't become right by going on writing. */
const AT_ONCE = ['TOO_LONG', 'FILE_TOO_LARGE', 'FILE_TYPE'];

export const idOf = (question: Question): string => `q-${question.name}`;

/** One question with its help, its field, «cannot say» and what is wrong. */
export function QuestionView({ question, tried }: { question: Question; tried: boolean }) {
  const asking = useAsking();
  const { t } = asking.words;
  const value = asking.draft.answers[question.name];
  const id = idOf(question);
  const mistakes = mistakesOf(asking.validated, question).filter(
    ({ problem }) => tried || AT_ONCE.includes(problem.code),
  );
  const hint = textOf(asking, question.hint);
  const guidance = textOf(asking, question.guidance);
  const described = [hint && `${id}-hint`, mistakes.length > 0 && `${id}-error`].filter(Boolean).join(' ');
  const field = { value, id, describedBy: described || undefined, invalid: mistakes.length > 0, mistakes };
  const silent = saysNothing(value);
  return (
    <Frame question={question} id={id} describedBy={field.describedBy} invalid={field.invalid}>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {guidance && (
        <details class="hint">
          <summary>{t('question.guidance')}</summary>
          {guidance}
        </details>
      )}
      {mistakes.length > 0 && (
        <div class="mistake" id={`${id}-error`}>
          {[...new Set(mistakes.map((each) => (each.row ? t('mistake.ROW') : explain(asking, question, each))))].map(
            (text) => (
              <p key={text}>{text}</p>
            ),
          )}
        </div>
      )}
      <Field question={question} {...field} />
      {question.cannotSay && question.type !== 'matrix' && (
        <label class="choice quiet">
          <input
            type="checkbox"
            checked={silent}
            onChange={() => asking.answer(question.name, silent ? undefined : CANNOT_SAY)}
          />
          <span>{t('question.cannotSay')}</span>
        </label>
      )}
    </Frame>
  );
}

interface FrameProps {
  question: Question;
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  children: ComponentChildren;
}

/** Several fields of one question are a group with a name; a single one has a label. */
function Frame({ question, id, describedBy, invalid, children }: FrameProps) {
  const asking = useAsking();
  const title = (
    <>
      <span>{textOf(asking, question.label)}</span>
      {mustBeAnswered(asking, question) && <span class="required">{asking.words.t('question.required')}</span>}
    </>
  );
  const look = `question ${question.type}${invalid ? ' invalid' : ''}`;
  if (isOneField(question)) {
    return (
      <div class={look} id={`${id}-whole`} lang={asking.draft.language}>
        <label class="title" for={id}>
          {title}
        </label>
        {children}
      </div>
    );
  }
  return (
    <fieldset class={look} id={`${id}-whole`} lang={asking.draft.language} aria-describedby={describedBy}>
      <legend class="title">{title}</legend>
      {children}
    </fieldset>
  );
}

const isOneField = (question: Question): boolean =>
  question.type === 'number' ||
  question.type === 'text' ||
  question.type === 'date' ||
  (question.type === 'single' && question.display === 'menu') ||
  (question.type === 'scale' && hasManySteps(question));

function Field({ question, ...props }: FieldProps<Question>) {
  switch (question.type) {
    case 'single':
      return question.display === 'menu' ? (
        <MenuField question={question} {...props} />
      ) : (
        <ChoicesField question={question} {...props} />
      );
    case 'multiple':
      return <ChoicesField question={question} {...props} />;
    case 'scale':
      return <ScaleField question={question} {...props} />;
    case 'matrix':
      return <MatrixField question={question} {...props} />;
    case 'number':
      return <NumberField question={question} {...props} />;
    case 'text':
      return <TextField question={question} {...props} />;
    case 'date':
      return <DayField question={question} {...props} />;
    case 'ranking':
      return <RankingField question={question} {...props} />;
    case 'file':
      return <FilesField question={question} {...props} />;
  }
}
