/** @jsxImportSource preact */
import type { Scale } from '../../shared/questionnaires';
import { mustBeAnswered, textOf, useAsking } from '../asking';
import type { FieldProps } from './QuestionView';

const MOST_BUTTONS = 11;

/** The steps of a scale; reckoned from the start each time, so that 0.1 + 0.2 is 0.3. */
function stepsOf({ min, max, step = 1 }: Scale): number[] {
  const count = Math.floor((max - min) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, index) => Number((min + index * step).toFixed(10)));
}

export const hasManySteps = (scale: Scale): boolean => stepsOf(scale).length > MOST_BUTTONS;

/** Numbers side by side, labelled where the questionnaire labels them; many of them in a menu. */
export function ScaleField({ question, value, id, describedBy, invalid }: FieldProps<Scale>) {
  const asking = useAsking();
  const { words } = asking;
  const steps = stepsOf(question);
  const labels = question.labels ? asking.form.choices.get(question.labels) : undefined;
  const labelOf = (step: number) => textOf(asking, labels?.get(String(step))?.label);
  const pick = (step: number | undefined) => asking.answer(question.name, step);
  if (hasManySteps(question)) {
    return (
      <select
        id={id}
        value={typeof value === 'number' ? String(value) : ''}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={({ currentTarget }) => pick(currentTarget.value === '' ? undefined : Number(currentTarget.value))}
      >
        <option value="">{words.t('question.choose')}</option>
        {steps.map((step) => (
          <option key={step} value={String(step)}>
            {[words.number(step), labelOf(step)].filter(Boolean).join(': ')}
          </option>
        ))}
      </select>
    );
  }
  return (
    <>
      <div class={steps.some(labelOf) ? 'choices scale labelled' : 'choices scale'}>
        {steps.map((step) => (
          <label class="choice" key={step}>
            <input type="radio" name={id} value={step} checked={value === step} onChange={() => pick(step)} />
            <span>
              <b>{words.number(step)}</b>
              {labelOf(step) && <small>{labelOf(step)}</small>}
            </span>
          </label>
        ))}
      </div>
      {typeof value === 'number' && !mustBeAnswered(asking, question) && (
        <button type="button" class="link" onClick={() => pick(undefined)}>
          {words.t('question.clear')}
        </button>
      )}
    </>
  );
}
