import { fieldOf, pointerAt, problem, type AnswerProblem } from './answers';
import { hasOther, OTHER, type Choice, type Multiple, type Question, type Scale } from './definition';
import { evaluate, type Environment } from './evaluator';
import type { CompiledItem, Form } from './form';
import { patternOf } from './patterns';
import type { Reading } from './reading';
import { DayValue, textOf, truth, type Value } from './values';

/** All answers, as the rules of one question see them. */
export interface Answered extends Environment {
  form: Form;
  complete: boolean;
  reading(name: string): Reading;
}

/** Which choices of a question are offered with these answers, in the order of the list; «other» is not among them. */
export function offeredChoices(answered: Answered, item: CompiledItem): Choice[] {
  const filter = item.choiceFilter;
  const all = [...choicesOf(answered.form, item.item as Question).values()];
  if (filter === null) return all;
  return all.filter((choice) => truth(evaluate(filter, within(answered, null, choice))));
}

/** Whether a question must be answered with these answers. */
export const isRequired = (answered: Answered, item: CompiledItem): boolean =>
  (item.item as Question).required === true || (item.requiredIf !== null && truth(evaluate(item.requiredIf, answered)));

export const choicesOf = (form: Form, question: Question): ReadonlyMap<string, Choice> =>
  ('choices' in question ? form.choices.get(question.choices) : undefined) ?? new Map<string, Choice>();

function within(answered: Answered, self: Value, choice: Choice | null): Environment {
  return {
    variable: (name) => answered.variable(name),
    self,
    attribute: (name) => {
      if (choice === null) return null;
      if (name === 'name') return choice.name;
      return (fieldOf(choice.attributes ?? {}, name) ?? null) as Value;
    },
    today: answered.today,
  };
}

/** Holds one shown question's answer against its rules. */
export function check(answered: Answered, item: CompiledItem): AnswerProblem[] {
  const question = item.item as Question;
  const at = pointerAt('', question.name);
  if (question.type !== 'matrix') return checkOne(answered, item, question, question.name, at);
  return question.rows.flatMap((row) => checkOne(answered, item, question, row.name, pointerAt(at, row.name)));
}

function checkOne(
  answered: Answered,
  item: CompiledItem,
  question: Question,
  name: string,
  at: string,
): AnswerProblem[] {
  const reading = answered.reading(name);
  if (reading.problems.length > 0 || reading.cannotSay) return [];
  if (reading.kept === undefined) {
    const missing = answered.complete && isRequired(answered, item) && offersAnything(answered, item, question);
    return missing ? [problem('REQUIRED', at)] : [];
  }
  const { value } = reading;
  return [...range(answered.form, question, value, at), ...offered(answered, item, value, at), ...constraint()];

  function constraint(): AnswerProblem[] {
    if (item.constraint === null) return [];
    return truth(evaluate(item.constraint, within(answered, value, null))) ? [] : [problem('CONSTRAINT', at)];
  }
}

/** Nobody must answer where the filter leaves nothing to choose. */
const offersAnything = (answered: Answered, item: CompiledItem, question: Question): boolean =>
  item.choiceFilter === null || hasOther(question) || offeredChoices(answered, item).length > 0;

function offered(answered: Answered, item: CompiledItem, value: Value, at: string): AnswerProblem[] {
  if (item.choiceFilter === null) return [];
  const names = Array.isArray(value) ? (value as string[]) : [textOf(value)];
  const open = new Set(offeredChoices(answered, item).map(({ name }) => name));
  const known = choicesOf(answered.form, item.item as Question);
  return names
    .filter((name) => known.has(name) && !open.has(name))
    .map((choice) => problem('NOT_OFFERED', at, { choice }));
}

function range(form: Form, question: Question, value: Value, at: string): AnswerProblem[] {
  switch (question.type) {
    case 'scale':
      return scale(question, value as number, at);
    case 'number': {
      const number = value as number;
      if (!question.decimal && !Number.isInteger(number)) return [problem('NOT_WHOLE', at)];
      return beyond(number, question.min, question.max) ? [outOfRange(question.min, question.max, at)] : [];
    }
    case 'date': {
      const day = (value as DayValue).days;
      const days = (text: string | undefined) => (text === undefined ? undefined : DayValue.parse(text)?.days);
      return beyond(day, days(question.min), days(question.max)) ? [outOfRange(question.min, question.max, at)] : [];
    }
    case 'text': {
      const pattern = question.pattern === undefined ? null : patternOf(question.pattern);
      return pattern === null || pattern.matches(value as string) ? [] : [problem('PATTERN', at)];
    }
    case 'ranking':
      return (value as string[]).length < choicesOf(form, question).size ? [problem('INCOMPLETE', at)] : [];
    case 'multiple':
      return selection(form, question, value as string[], at);
    default:
      return [];
  }
}

const beyond = (value: number, min: number | undefined, max: number | undefined): boolean =>
  (min !== undefined && value < min) || (max !== undefined && value > max);

const outOfRange = (min: number | string | undefined, max: number | string | undefined, at: string): AnswerProblem =>
  problem('OUT_OF_RANGE', at, {
    ...(min === undefined ? {} : { min: textOf(min) }),
    ...(max === undefined ? {} : { max: textOf(max) }),
  });

function scale(question: Scale, value: number, at: string): AnswerProblem[] {
  const step = question.step ?? 1;
  const steps = (value - question.min) / step;
  if (beyond(value, question.min, question.max)) return [outOfRange(question.min, question.max, at)];
  return Math.abs(steps - Math.round(steps)) > 1e-9 ? [problem('NOT_A_STEP', at, { step: textOf(step) })] : [];
}

function selection(form: Form, question: Multiple, names: string[], at: string): AnswerProblem[] {
  const choices = choicesOf(form, question);
  const alone = names.some((name) => name !== OTHER && choices.get(name)?.exclusive === true);
  const { minSelected: min, maxSelected: max } = question;
  if (alone && names.length > 1) return [problem('EXCLUSIVE', at)];
  if (!alone && min !== undefined && names.length < min) return [problem('TOO_FEW', at, { min })];
  return max !== undefined && names.length > max ? [problem('TOO_MANY', at, { max })] : [];
}
