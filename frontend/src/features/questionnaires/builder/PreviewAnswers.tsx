import { useTranslation } from '../../../shared/i18n/i18n';
import {
  choicesOf,
  isObject,
  OTHER,
  shownText,
  type Choice,
  type Matrix,
  type Multiple,
  type Ranking,
  type Scale,
  type Single,
} from '../../../shared/questionnaires';
import { shifted } from './lists';
import type { QuestionProps } from './PreviewQuestion';
import classes from './Preview.module.css';

type Of<Q> = Omit<QuestionProps, 'question'> & { question: Q };

/** Choices below each other, side by side, or in a menu. */
export function PreviewChoices(props: Of<Single | Multiple> & { choices: Choice[] }) {
  const { question, result, speech, answers, onAnswer } = props;
  const { t } = useTranslation();
  const value = answers[question.name];
  const choices = question.other ? [...props.choices, { name: OTHER, label: {} } as Choice] : props.choices;
  const words = (choice: Choice) =>
    choice.name === OTHER && question.other
      ? t('builder.otherChoice')
      : shownText(choice.label, result.answered, speech) || choice.name;
  if (question.type === 'single' && question.display === 'menu') {
    return (
      <select
        aria-label={shownText(question.label, result.answered, speech) || question.name}
        className={classes.text}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onAnswer({ [question.name]: event.currentTarget.value || undefined })}
      >
        <option value="">…</option>
        {choices.map((choice) => (
          <option key={choice.name} value={choice.name}>
            {words(choice)}
          </option>
        ))}
      </select>
    );
  }
  const chosen = Array.isArray(value) ? (value as string[]) : [value];
  const toggle = (choice: Choice) => {
    if (question.type === 'single') return onAnswer({ [question.name]: choice.name });
    const rest = chosen.filter((one) => typeof one === 'string' && one !== choice.name) as string[];
    if (chosen.includes(choice.name)) return onAnswer({ [question.name]: rest });
    const alone = new Set(choices.filter((one) => one.exclusive).map((one) => one.name));
    const kept = choice.exclusive ? [] : rest.filter((one) => !alone.has(one));
    return onAnswer({ [question.name]: [...kept, choice.name] });
  };
  return (
    <div className={question.display === 'likert' ? classes.likert : undefined}>
      {choices.map((choice, index) => (
        <label key={index} className={classes.choice}>
          <input
            type={question.type === 'single' ? 'radio' : 'checkbox'}
            name={`preview-${question.name}`}
            checked={chosen.includes(choice.name)}
            onChange={() => toggle(choice)}
          />
          <span>{words(choice)}</span>
        </label>
      ))}
    </div>
  );
}

/** The steps side by side, with the words of those that have any. */
export function PreviewScale({ question, result, speech, answers, onAnswer }: Of<Scale>) {
  const step = question.step && question.step > 0 ? question.step : 1;
  const count = Math.min(100, Math.max(0, Math.floor((question.max - question.min) / step + 1e-9))) || 0;
  const steps = Array.from({ length: count + 1 }, (_, index) => question.min + index * step);
  const labels = result.answered.form.choices.get(question.labels ?? '');
  const worded = steps.filter((one) => labels?.has(String(one)));
  return (
    <>
      <div className={classes.scale}>
        {steps.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`preview-${question.name}`}
              checked={answers[question.name] === one}
              onChange={() => onAnswer({ [question.name]: one })}
            />
            <span>{one}</span>
          </label>
        ))}
      </div>
      {worded.length > 0 && (
        <p className={classes.hint}>
          {worded
            .map((one) => `${one} — ${shownText(labels!.get(String(one))!.label, result.answered, speech)}`)
            .join('; ')}
        </p>
      )}
    </>
  );
}

/** Row by row: a table would be wider than the phone. */
export function PreviewMatrix({ question, result, speech, answers, onAnswer }: Of<Matrix>) {
  const { t } = useTranslation();
  const value = answers[question.name];
  const given = isObject(value) ? value : {};
  const choices = [...choicesOf(result.answered.form, question).values()];
  const set = (row: string, answer: unknown) => onAnswer({ [question.name]: { ...given, [row]: answer } });
  return question.rows.map((row, index) => (
    <fieldset key={index} className={classes.row}>
      <legend>{shownText(row.label, result.answered, speech) || row.name}</legend>
      {choices.map((choice) => (
        <label key={choice.name} className={classes.choice}>
          <input
            type="radio"
            name={`preview-${question.name}-${row.name}`}
            checked={given[row.name] === choice.name}
            onChange={() => set(row.name, choice.name)}
          />
          <span>{shownText(choice.label, result.answered, speech) || choice.name}</span>
        </label>
      ))}
      {question.cannotSay && (
        <label className={classes.choice}>
          <input
            type="radio"
            name={`preview-${question.name}-${row.name}`}
            checked={isObject(given[row.name])}
            onChange={() => set(row.name, { cannotSay: true })}
          />
          <span>{t('builder.unable')}</span>
        </label>
      )}
    </fieldset>
  ));
}

/** All choices in order; moved by buttons. */
export function PreviewRanking({ question, result, speech, answers, onAnswer }: Of<Ranking>) {
  const { t } = useTranslation();
  const choices = choicesOf(result.answered.form, question);
  const value = answers[question.name];
  const order = (Array.isArray(value) ? (value as string[]) : [...choices.keys()]).filter((name) => choices.has(name));
  const words = (name: string) => shownText(choices.get(name)?.label, result.answered, speech) || name;
  return (
    <ol className={classes.ranking}>
      {order.map((name, index) => (
        <li key={name}>
          <span>{words(name)}</span>
          <button
            type="button"
            aria-label={t('builder.rankUp', { choice: words(name) })}
            disabled={index === 0}
            onClick={() => onAnswer({ [question.name]: shifted(order, index, index - 1) })}
          >
            ↑
          </button>
          <button
            type="button"
            aria-label={t('builder.rankDown', { choice: words(name) })}
            disabled={index === order.length - 1}
            onClick={() => onAnswer({ [question.name]: shifted(order, index, index + 1) })}
          >
            ↓
          </button>
        </li>
      ))}
    </ol>
  );
}
