import { trim } from './characters';
import { LIMITS } from './definition';
import type { Expression, Operator } from './parser';
import { patternOf } from './patterns';
import { bounded, compare, dayOf, DayValue, equal, isBlank, numberOf, textOf, truth, type Value } from './values';

/** What an expression can ask about. */
export interface Environment {
  variable(name: string): Value;
  readonly self: Value;
  attribute(name: string): Value;
  readonly today: DayValue;
}

/** Gives an expression its value. Total: whatever the answers are, there is a value or blank. */
export function evaluate(expression: Expression, env: Environment): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'variable':
      return env.variable(expression.name);
    case 'attribute':
      return env.attribute(expression.name);
    case 'self':
      return env.self;
    case 'negation': {
      const number = numberOf(evaluate(expression.operand, env));
      return number === null ? null : bounded(-number);
    }
    case 'binary':
      return binary(expression.operator, expression.left, expression.right, env);
    case 'call':
      return call(expression.name, expression.arguments, env);
  }
}

function binary(operator: Operator, left: Expression, right: Expression, env: Environment): Value {
  const a = evaluate(left, env);
  if (operator === 'and') return truth(a) && truth(evaluate(right, env));
  if (operator === 'or') return truth(a) || truth(evaluate(right, env));
  const b = evaluate(right, env);
  switch (operator) {
    case '=':
      return equal(a, b);
    case '!=':
      return !equal(a, b);
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const order = compare(a, b);
      if (order === null) return false;
      return order === 0 ? operator.endsWith('=') : order < 0 === operator.startsWith('<');
    }
    default:
      return arithmetic(operator, a, b);
  }
}

/** Days are added to dates, and between two dates are days. */
function arithmetic(operator: '+' | '-' | '*' | 'div' | 'mod', left: Value, right: Value): Value {
  const a = numberOf(left);
  const b = numberOf(right);
  if (a === null || b === null) return null;
  const result = bounded(reckon(operator, a, b));
  const leftDay = left instanceof DayValue;
  const rightDay = right instanceof DayValue;
  const isDay = operator === '+' ? leftDay !== rightDay : operator === '-' && leftDay && !rightDay;
  return isDay && result !== null ? DayValue.of(result) : result;
}

function reckon(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case 'div':
      return b === 0 ? NaN : a / b;
    default:
      return b === 0 ? NaN : a % b;
  }
}

/** What the functions do; the reader has seen to the number of arguments. */
function call(name: string, of: Expression[], env: Environment): Value {
  const value = (index: number): Value => evaluate(of[index]!, env);
  const number = (index: number) => numberOf(value(index));
  const text = (index: number) => textOf(value(index));
  switch (name) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'today':
      return env.today;
    case 'not':
      return !truth(value(0));
    case 'if':
      return truth(value(0)) ? value(1) : value(2);
    case 'coalesce':
      return coalesce(of, env);
    case 'selected':
      return list(value(0)).includes(trim(text(1)));
    case 'selected-at':
      return selectedAt(list(value(0)), number(1));
    case 'count-selected':
      return list(value(0)).length;
    case 'date':
      return dayOf(value(0));
    case 'decimal-date-time':
      return dayOf(value(0))?.days ?? null;
    case 'number':
      return number(0);
    case 'int':
      return rounded(number(0), (n) => bounded(Math.trunc(n)));
    case 'abs':
      return rounded(number(0), Math.abs);
    case 'round':
      return rounded(number(0), (n) => round(n, of.length === 1 ? 0 : number(1)));
    case 'string':
      return text(0);
    case 'concat':
      return concat(of, env);
    case 'min':
    case 'max':
    case 'sum':
      return fold(name, of, env);
    case 'string-length':
      return text(0).length;
    case 'regex':
      return patternOf(text(1))?.matches(text(0)) ?? false;
    case 'contains':
      return text(0).includes(text(1));
    case 'starts-with':
      return text(0).startsWith(text(1));
    case 'ends-with':
      return text(0).endsWith(text(1));
    case 'normalize-space':
      return trim(text(0).replace(/[ \t\n\r\f]+/g, ' '));
    default:
      return substring(text(0), number(1), of.length < 3 ? LIMITS.number : number(2));
  }
}

const rounded = (number: number | null, how: (number: number) => number | null) =>
  number === null ? null : how(number);

/** To a number of decimals from 0 to 10; halves go up. */
function round(number: number, decimals: number | null): number | null {
  if (decimals === null || decimals < 0 || decimals > 10) return null;
  const power = Number(`1e${Math.floor(decimals)}`);
  const scaled = number * power;
  return Math.abs(scaled) > LIMITS.number ? number : bounded(Math.floor(scaled + 0.5) / power);
}

function coalesce(of: Expression[], env: Environment): Value {
  for (const each of of) {
    const value = evaluate(each, env);
    if (!isBlank(value)) return value;
  }
  return null;
}

function concat(of: Expression[], env: Environment): string {
  let text = '';
  for (const each of of) {
    text += textOf(evaluate(each, env));
    if (text.length >= LIMITS.computedText) return text.slice(0, LIMITS.computedText);
  }
  return text;
}

/** What is blank or no number is left out; blank when nothing is left. */
function fold(name: 'min' | 'max' | 'sum', of: Expression[], env: Environment): number | null {
  const numbers = of.map((each) => numberOf(evaluate(each, env))).filter((each) => each !== null);
  if (numbers.length === 0) return null;
  const joined = { min: Math.min, max: Math.max, sum: (a: number, b: number) => a + b }[name];
  return bounded(numbers.reduce((a, b) => joined(a, b)));
}

/** From (inclusive) to (exclusive), in UTF-16 units from 0; what lies outside is left out. */
function substring(text: string, from: number | null, to: number | null): string {
  if (from === null || to === null) return '';
  return text.slice(Math.max(0, Math.floor(from)), Math.max(0, Math.floor(to)));
}

const selectedAt = (names: readonly string[], index: number | null): string | null =>
  index !== null && index >= 0 ? (names[Math.floor(index)] ?? null) : null;

/** A single choice counts as a list of one. */
function list(value: Value): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  return isBlank(value) ? [] : [textOf(value)];
}
