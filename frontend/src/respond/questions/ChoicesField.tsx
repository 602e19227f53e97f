/** @jsxImportSource preact */
import {
  inOwnOrder,
  offeredChoices,
  OTHER,
  OTHER_SUFFIX,
  type Choice,
  type Multiple,
  type Single,
} from '../../shared/questionnaires';
import { compiledOf, mustBeAnswered, textOf, useAsking, type Asking } from '../asking';
import type { FieldProps } from './QuestionView';

/** What is offered now, in the respondent's own order where it has one. */
export function choicesFor(asking: Asking, question: Single | Multiple): Choice[] {
  const offered = offeredChoices(asking.validated.answered, compiledOf(asking.form, question));
  if (!question.randomOrder) return offered;
  return inOwnOrder(asking.draft.seed, question.name, offered, (choice) => choice.exclusive === true);
}

const chosenOf = (value: unknown): string[] =>
  Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : [];

/** Choices under each other, or side by side. */
export function ChoicesField({ question, value, id, mistakes }: FieldProps<Single | Multiple>) {
  const asking = useAsking();
  const { t } = asking.words;
  const choices = choicesFor(asking, question);
  const chosen = chosenOf(value);
  const several = question.type === 'multiple';
  const pick = (choice: string, exclusive: boolean): void => {
    if (!several) asking.answer(question.name, choice);
    else asking.answer(question.name, toggled(choice, exclusive));
  };
  const toggled = (choice: string, exclusive: boolean): string[] | undefined => {
    if (chosen.includes(choice)) return chosen.length > 1 ? chosen.filter((each) => each !== choice) : undefined;
    const alone = (each: string) => choices.find(({ name }) => name === each)?.exclusive === true;
    return exclusive ? [choice] : [...chosen.filter((each) => !alone(each)), choice];
  };
  const option = (name: string, label: string, exclusive = false) => (
    <label class="choice" key={name}>
      <input
        type={several ? 'checkbox' : 'radio'}
        name={id}
        value={name}
        checked={chosen.includes(name)}
        onChange={() => pick(name, exclusive)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <>
      {several && <p class="hint">{limits(question, t)}</p>}
      {choices.length === 0 && !question.other && <p class="hint">{t('question.noChoices')}</p>}
      <div class={question.display === 'likert' ? 'choices beside' : 'choices'}>
        {choices.map((choice) => option(choice.name, textOf(asking, choice.label), choice.exclusive))}
        {question.other && option(OTHER, t('question.other'))}
      </div>
      {question.other && chosen.includes(OTHER) && <OtherField question={question} mistakes={mistakes} id={id} />}
      {!several && chosen.length > 0 && !mustBeAnswered(asking, question) && (
        <button type="button" class="link" onClick={() => asking.answer(question.name, undefined)}>
          {t('question.clear')}
        </button>
      )}
    </>
  );
}

function limits({ minSelected: min, maxSelected: max }: Multiple, t: Asking['words']['t']): string {
  if (min !== undefined && max !== undefined) return t('question.between', { min, max });
  if (min !== undefined) return t('question.atLeast', { min });
  return max === undefined ? t('question.several') : t('question.atMost', { max });
}

/** The text beside «other». */
function OtherField({ question, mistakes, id }: Pick<FieldProps<Single | Multiple>, 'question' | 'mistakes' | 'id'>) {
  const asking = useAsking();
  const name = question.name + OTHER_SUFFIX;
  const wrong = mistakes.some(({ field }) => field === name);
  return (
    <label class="other">
      <span>{asking.words.t('question.otherText')}</span>
      <input
        type="text"
        autocomplete="off"
        value={String(asking.draft.answers[name] ?? '')}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onInput={(event) => asking.answer(name, event.currentTarget.value || undefined)}
      />
    </label>
  );
}

/** Choices in the browser's own menu. */
export function MenuField({ question, value, id, describedBy, invalid, mistakes }: FieldProps<Single>) {
  const asking = useAsking();
  const { t } = asking.words;
  const [chosen = ''] = chosenOf(value);
  return (
    <>
      <select
        id={id}
        value={chosen}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => asking.answer(question.name, event.currentTarget.value || undefined)}
      >
        <option value="">{t('question.choose')}</option>
        {choicesFor(asking, question).map(({ name, label }) => (
          <option key={name} value={name}>
            {textOf(asking, label)}
          </option>
        ))}
        {question.other && <option value={OTHER}>{t('question.other')}</option>}
      </select>
      {chosen === OTHER && <OtherField question={question} mistakes={mistakes} id={id} />}
    </>
  );
}
