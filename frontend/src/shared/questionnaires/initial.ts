import type { Question } from './definition';
import { evaluate } from './evaluator';
import type { Form } from './form';
import { references } from './parser';
import { validate } from './validation';
import { DayValue, isBlank, numberOf, textOf, type Value } from './values';

/**
 * What is answered when a respondent begins: the questions' defaults, each once and in the order of the definition. One that
 * names another question sees what that one begins with; one that is no good answer is left out.
 */
export function initialAnswers(form: Form, today: string): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  const see = (given: Record<string, unknown>) => validate(form, given, { today, complete: false });
  const blank = see({}).answered;
  for (const { item, initial } of form.items) {
    if (initial === null || item.type === 'matrix' || item.type === 'file') continue;
    const answered = references(initial).size > 0 ? see(answers).answered : blank;
    const answer = answerOf(item as Question, evaluate(initial, answered));
    if (answer === undefined) continue;
    const wrong = see({ ...answers, [item.name]: answer }).problems.some(
      ({ pointer }) => pointer.split('/')[1] === item.name,
    );
    if (!wrong) answers[item.name] = answer;
  }
  return answers;
}

/** A value as an answer to a question; undefined where it cannot be one. */
function answerOf({ type }: Question, value: Value): unknown {
  if (isBlank(value)) return undefined;
  switch (type) {
    case 'multiple':
    case 'ranking':
      return Array.isArray(value) ? value : textOf(value).split(/\s+/).filter(Boolean);
    case 'scale':
    case 'number':
      return numberOf(value) ?? undefined;
    case 'date':
      return (value instanceof DayValue ? value : DayValue.parse(textOf(value)))?.toString();
    default:
      return textOf(value);
  }
}
