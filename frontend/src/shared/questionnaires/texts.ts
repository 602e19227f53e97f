import { fieldOf } from './answers';
import { OTHER, OTHER_SUFFIX, type Choice, type Text } from './definition';
import type { Form } from './form';
import { choicesOf, type Answered } from './rules';
import { DayValue, textOf, type Value } from './values';

/** A text in a language; where there is none in it, in the first one of the questionnaire. */
export function textIn(text: Text | undefined, language: string, form: Form): string {
  if (text === undefined) return '';
  const [first = ''] = form.definition.languages;
  return (fieldOf(text, language) ?? fieldOf(text, first) ?? Object.values(text)[0] ?? '') as string;
}

/** How answers are written in a language: what is said of days and numbers where they stand in a text. */
export interface Speech {
  language: string;
  day(day: DayValue): string;
  number(number: number): string;
}

/** A text with the answers it names put in: the label of a choice, several joined by a comma, nothing where there is none. */
export function shownText(text: Text | undefined, answered: Answered, speech: Speech): string {
  return textIn(text, speech.language, answered.form).replace(/\$\{\s*([^}\s]+)\s*\}/g, (_, name: string) =>
    shownValue(name, answered, speech),
  );
}

/** An answer, or a computed value, as it is shown. */
export function shownValue(name: string, answered: Answered, speech: Speech): string {
  const value = answered.variable(name);
  const owner = answered.form.items[answered.form.owners.get(name) ?? -1]?.item;
  const chosen = owner !== undefined && 'choices' in owner && name !== owner.name + OTHER_SUFFIX;
  if (!chosen) return plain(value, speech);
  const choices = choicesOf(answered.form, owner);
  const names = Array.isArray(value) ? (value as string[]) : value === null ? [] : [textOf(value)];
  return names.map((each) => labelOf(each, choices.get(each))).join(', ');

  function labelOf(each: string, choice: Choice | undefined): string {
    if (choice === undefined && each === OTHER) return textOf(answered.variable(name + OTHER_SUFFIX));
    return choice === undefined ? each : textIn(choice.label, speech.language, answered.form);
  }
}

function plain(value: Value, speech: Speech): string {
  if (value instanceof DayValue) return speech.day(value);
  return typeof value === 'number' ? speech.number(value) : textOf(value);
}
