import { useTranslation } from '../../../shared/i18n/i18n';
import { codeWord } from '../../../shared/i18n/codes';
import {
  hasOther,
  isObject,
  isRequired,
  offeredChoices,
  OTHER,
  OTHER_SUFFIX,
  shownText,
  textLimit,
  type CompiledItem,
  type Question,
  type Speech,
  type Validated,
} from '../../../shared/questionnaires';
import { PreviewChoices, PreviewMatrix, PreviewRanking, PreviewScale } from './PreviewAnswers';
import classes from './Preview.module.css';

export type Answer = (part: Record<string, unknown>) => void;
export type QuestionProps = {
  compiled: CompiledItem;
  question: Question;
  result: Validated;
  speech: Speech;
  answers: Record<string, unknown>;
  marked: boolean;
  onAnswer: Answer;
};

/** One question as a respondent sees it, with what is wrong with the answer given. */
export function PreviewQuestion(props: QuestionProps) {
  const { compiled, question, result, speech, answers, marked, onAnswer } = props;
  const { t } = useTranslation();
  const say = (text: Parameters<typeof shownText>[0]) => shownText(text, result.answered, speech);
  const required = isRequired(result.answered, compiled);
  const value = answers[question.name];
  const unable = isObject(value) && value['cannotSay'] === true;
  const problem = result.problems.find(({ pointer }) => pointer.split('/')[1] === question.name);
  const own = problem?.code === 'REQUIRED' ? say(question.requiredMessage) : problem && say(question.constraintMessage);
  return (
    <fieldset className={classes.question} data-marked={marked || undefined}>
      <legend>
        {say(question.label) || question.name}
        {required && <span className={classes.required}> *</span>}
      </legend>
      {question.hint && <p className={classes.hint}>{say(question.hint)}</p>}
      {question.guidance && (
        <details className={classes.hint}>
          <summary>{t('builder.readMore')}</summary>
          {say(question.guidance)}
        </details>
      )}
      {!unable && <Field {...props} />}
      {question.cannotSay && question.type !== 'matrix' && (
        <label className={classes.choice}>
          <input
            type="checkbox"
            checked={unable}
            onChange={() => onAnswer({ [question.name]: unable ? undefined : { cannotSay: true } })}
          />
          <span>{t('builder.unable')}</span>
        </label>
      )}
      {problem && (
        <p className={classes.wrong} role="status">
          {own || codeWord('answerProblem', problem.code)}
        </p>
      )}
    </fieldset>
  );
}

function Field(props: QuestionProps) {
  const { compiled, question, result, speech, answers, onAnswer } = props;
  const { t } = useTranslation();
  const value = answers[question.name];
  const set = (next: unknown) => onAnswer({ [question.name]: next });
  const label = shownText(question.label, result.answered, speech) || question.name;
  switch (question.type) {
    case 'single':
    case 'multiple': {
      const chosen = question.type === 'single' ? value === OTHER : Array.isArray(value) && value.includes(OTHER);
      return (
        <>
          <PreviewChoices {...props} question={question} choices={offeredChoices(result.answered, compiled)} />
          {hasOther(question) && chosen && (
            <input
              aria-label={t('builder.otherText')}
              className={classes.text}
              value={String(answers[question.name + OTHER_SUFFIX] ?? '')}
              onChange={(event) => onAnswer({ [question.name + OTHER_SUFFIX]: event.currentTarget.value })}
            />
          )}
        </>
      );
    }
    case 'scale':
      return <PreviewScale {...props} question={question} />;
    case 'matrix':
      return <PreviewMatrix {...props} question={question} />;
    case 'ranking':
      return <PreviewRanking {...props} question={question} />;
    case 'number':
      return (
        <input
          aria-label={label}
          className={classes.text}
          type="number"
          step={question.decimal ? 'any' : 1}
          value={typeof value === 'number' ? value : ''}
          onChange={({ currentTarget }) => set(currentTarget.value === '' ? undefined : currentTarget.valueAsNumber)}
        />
      );
    case 'date':
      return (
        <input
          aria-label={label}
          className={classes.text}
          type="date"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => set(event.currentTarget.value || undefined)}
        />
      );
    case 'file':
      return <input aria-label={label} type="file" disabled />;
    case 'text': {
      const field = {
        'aria-label': label,
        className: classes.text,
        value: typeof value === 'string' ? value : '',
        maxLength: textLimit(question),
        onChange: (event: { currentTarget: { value: string } }) => set(event.currentTarget.value),
      };
      return question.multiline ? <textarea {...field} rows={3} /> : <input {...field} />;
    }
  }
}
