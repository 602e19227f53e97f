/** @jsxImportSource preact */
import { CANNOT_SAY, choicesOf, inOwnOrder, isObject, saysNothing, type Matrix } from '../../shared/questionnaires';
import { explain, textOf, useAsking } from '../asking';
import type { FieldProps } from './QuestionView';

/** A row is a group of choices of its own: on a phone under its text, on a wide screen beside it. */
export function MatrixField({ question, value, id, mistakes }: FieldProps<Matrix>) {
  const asking = useAsking();
  const answers = isObject(value) ? value : {};
  const choices = [...choicesOf(asking.form, question).values()];
  const rows = question.randomOrder
    ? inOwnOrder(asking.draft.seed, question.name, question.rows, () => false)
    : question.rows;
  const pick = (row: string, answer: unknown): void => {
    const others = Object.entries(answers).filter(([name]) => name !== row);
    const all = answer === undefined ? others : [...others, [row, answer] as const];
    asking.answer(question.name, all.length === 0 ? undefined : Object.fromEntries(all));
  };
  return (
    <div class="rows">
      {rows.map((row) => {
        const mistake = mistakes.find((each) => each.row === row.name);
        const option = (name: string, label: string, checked: boolean, answer: unknown, quiet = false) => (
          <label class={quiet ? 'choice quiet' : 'choice'} key={name}>
            <input
              type="radio"
              name={`${id}-${row.name}`}
              checked={checked}
              aria-describedby={mistake && `${id}-${row.name}-error`}
              onChange={() => pick(row.name, answer)}
            />
            <span>{label}</span>
          </label>
        );
        const answer = answers[row.name];
        return (
          <fieldset class={mistake ? 'row invalid' : 'row'} key={row.name}>
            <legend>{textOf(asking, row.label)}</legend>
            {mistake && (
              <p class="mistake" id={`${id}-${row.name}-error`}>
                {explain(asking, question, mistake)}
              </p>
            )}
            <div class="choices beside">
              {choices.map(({ name, label }) => option(name, textOf(asking, label), answer === name, name))}
              {question.cannotSay &&
                option(' ', asking.words.t('question.cannotSay'), saysNothing(answer), CANNOT_SAY, true)}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
