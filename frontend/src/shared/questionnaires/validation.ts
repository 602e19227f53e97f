import { fieldOf, isObject, pointerAt, problem, type AnswerProblem } from './answers';
import { hasOther, isQuestion, LIMITS, OTHER, OTHER_SUFFIX, type Matrix, type Question } from './definition';
import { evaluate } from './evaluator';
import type { CompiledItem, Form } from './form';
import { isAbsent, NONE, read, readText, type Reading } from './reading';
import { check, choicesOf, type Answered } from './rules';
import { DayValue, truth, type Value } from './values';

/** How strictly answers are taken. */
export interface AnswerRules {
  /** The respondent's day, YYYY-MM-DD. */
  today: string;
  /** Whether they are final: what is required must be there. */
  complete: boolean;
  /** Whether an answer to a question that isn't shown is a problem; else it is left out. */
  refuseIrrelevant?: boolean;
}

/** Answers after validation. */
export interface Validated {
  /** What is kept: relevant, tidied, in the order of the definition; what has a problem too, if it can be read. */
  answers: Record<string, unknown>;
  computed: Record<string, unknown>;
  /** The names of the questions and matrix rows that are shown. */
  shown: string[];
  /** In the order of the definition; none: the answers are good. */
  problems: AnswerProblem[];
  /** For who shows the questions: which items are shown, by their index, and what the rules see. */
  isShown(index: number): boolean;
  answered: Answered;
}

/** First all values in the order of what depends on what, then the rules of each question. */
export function validate(form: Form, answers: unknown, rules: AnswerRules): Validated {
  return new Validation(form, answers, rules).run();
}

class Validation implements Answered {
  readonly self = null;
  readonly today: DayValue;
  readonly complete: boolean;
  private readonly json: Record<string, unknown>;
  private readonly shown = new Set<number>();
  private readonly values = new Map<string, Value>();
  private readonly readings = new Map<string, Reading>();
  private found: { index: number; problem: AnswerProblem }[] = [];

  constructor(
    readonly form: Form,
    private readonly given: unknown,
    private readonly rules: AnswerRules,
  ) {
    this.json = isObject(given) ? given : {};
    this.today = DayValue.parse(rules.today) ?? new DayValue(0);
    this.complete = rules.complete;
  }

  variable(name: string): Value {
    return this.values.get(name) ?? null;
  }

  attribute(): Value {
    return null;
  }

  reading(name: string): Reading {
    return this.readings.get(name) ?? NONE;
  }

  run(): Validated {
    if (!isObject(this.given) || Object.keys(this.given).length > 2 * this.form.fields.size + 10) {
      return this.result([problem('MALFORMED', '')]);
    }
    for (const index of this.form.order) this.evaluate(this.form.items[index]!);
    for (const item of this.form.items) {
      if (this.shown.has(item.index) && isQuestion(item.item)) this.add(item.index, ...check(this, item));
    }
    for (const name of Object.keys(this.json).sort()) {
      if (!this.form.fields.has(name)) this.add(Infinity, problem('UNKNOWN_FIELD', pointerAt('', name)));
    }
    const problems = this.found.sort((a, b) => (a.index === b.index ? 0 : a.index - b.index));
    return this.result(problems.map((each) => each.problem));
  }

  private add(index: number, ...problems: AnswerProblem[]): void {
    this.found.push(...problems.map((each) => ({ index, problem: each })));
  }

  private evaluate({ item, index, parent, relevant, calculation }: CompiledItem): void {
    const within = parent < 0 || this.shown.has(parent);
    const shown = within && (relevant === null || truth(evaluate(relevant, this)));
    if (shown) this.shown.add(index);
    if (isQuestion(item)) {
      if (shown) {
        this.read(index, item);
      } else {
        this.irrelevant(index, item.name);
        this.irrelevant(index, item.name + OTHER_SUFFIX);
      }
    } else if (shown && calculation !== null) {
      this.values.set(item.name, evaluate(calculation, this));
    }
  }

  private irrelevant(index: number, field: string): void {
    if (this.rules.refuseIrrelevant && this.form.fields.has(field) && !isAbsent(fieldOf(this.json, field))) {
      this.add(index, problem('IRRELEVANT', pointerAt('', field)));
    }
  }

  private read(index: number, question: Question): void {
    const json = fieldOf(this.json, question.name);
    const at = pointerAt('', question.name);
    if (question.type === 'matrix') {
      this.rows(index, question, json, at);
      return;
    }
    this.keep(index, question.name, read(question, choicesOf(this.form, question), json, at));
    if (hasOther(question)) this.other(index, question.name);
  }

  private other(index: number, name: string): void {
    const field = name + OTHER_SUFFIX;
    const at = pointerAt('', field);
    const json = fieldOf(this.json, field);
    const value = this.variable(name);
    if (value !== OTHER && !(Array.isArray(value) && value.includes(OTHER))) this.irrelevant(index, field);
    else if (!isAbsent(json)) this.keep(index, field, readText(json, false, LIMITS.shortAnswer, at));
    else if (this.complete) this.add(index, problem('REQUIRED', at));
  }

  private rows(index: number, question: Matrix, json: unknown, at: string): void {
    if (isAbsent(json)) return;
    if (!isObject(json) || Object.keys(json).length > 2 * question.rows.length + 10) {
      this.add(index, problem('WRONG_TYPE', at, { expected: 'object' }));
      return;
    }
    const unknown = new Set(Object.keys(json).sort());
    const choices = choicesOf(this.form, question);
    for (const { name } of question.rows) {
      unknown.delete(name);
      this.keep(index, name, read(question, choices, fieldOf(json, name), pointerAt(at, name)));
    }
    for (const name of unknown) this.add(index, problem('UNKNOWN_FIELD', pointerAt(at, name)));
  }

  private keep(index: number, name: string, reading: Reading): void {
    this.readings.set(name, reading);
    if (reading.value !== null) this.values.set(name, reading.value);
    this.add(index, ...reading.problems);
  }

  private result(problems: AnswerProblem[]): Validated {
    const answers: [string, unknown][] = [];
    const computed: [string, unknown][] = [];
    const shown: string[] = [];
    const put = (into: [string, unknown][], name: string) => {
      const { kept } = this.reading(name);
      if (kept !== undefined) into.push([name, kept]);
    };
    for (const { item, index } of this.form.items) {
      if (!this.shown.has(index)) continue;
      if (item.type === 'computed') {
        const value = this.variable(item.name);
        if (value !== null) computed.push([item.name, value instanceof DayValue ? String(value) : value]);
      } else if (item.type === 'matrix') {
        const rows: [string, unknown][] = [];
        for (const { name } of item.rows) {
          shown.push(name);
          put(rows, name);
        }
        if (rows.length > 0) answers.push([item.name, Object.fromEntries(rows)]);
      } else if (isQuestion(item)) {
        shown.push(item.name);
        put(answers, item.name);
        if (hasOther(item)) put(answers, item.name + OTHER_SUFFIX);
      }
    }
    return {
      answers: Object.fromEntries(answers),
      computed: Object.fromEntries(computed),
      shown,
      problems,
      isShown: (index) => this.shown.has(index),
      answered: this,
    };
  }
}
