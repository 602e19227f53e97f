import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate, type Environment } from './evaluator';
import { ExpressionError } from './lexer';
import { parse } from './parser';
import { DayValue, formOf, patternOf, validate, type Definition, type Value } from '.';

// The cases that every implementation gives the same results for; the server runs them too.
const folder = '../backend/questionnaires/src/test/resources/ru/opora/questionnaires/conformance';
const file = (name: string) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));

const expressions = file('expressions');
const forms = file('validation');

type Json = null | boolean | number | string | string[] | { date: string };

const value = (json: Json | undefined): Value =>
  json === undefined || json === null
    ? null
    : typeof json === 'object' && !Array.isArray(json)
      ? DayValue.parse(json.date)
      : json;

const seeing = (values: Record<string, Json>, self: Json = null, attributes: Record<string, string> = {}) =>
  ({
    variable: (name) => value(values[name]),
    self: value(self),
    attribute: (name) => attributes[name] ?? null,
    today: DayValue.parse(expressions.today)!,
  }) satisfies Environment;

describe('expressions', () => {
  it.each(expressions.cases as [string, Record<string, Json>, Json][])('%s with %j is %j', (text, values, expected) => {
    expect(evaluate(parse(text), seeing(values))).toEqual(value(expected));
  });

  it.each(expressions.selfCases as [string, Json, Json][])('%s of %j is %j', (text, self, expected) => {
    expect(evaluate(parse(text), seeing({}, self))).toEqual(value(expected));
  });

  it.each(expressions.choiceCases as [string, Record<string, Json>, Record<string, string>, Json][])(
    '%s with %j of %j is %j',
    (text, values, attributes, expected) => {
      expect(evaluate(parse(text), seeing(values, null, attributes))).toEqual(value(expected));
    },
  );

  it.each(expressions.errors as [string, string][])('«%s» is refused: %s', (text, code) => {
    let caught: unknown;
    try {
      parse(text);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(ExpressionError);
    expect((caught as ExpressionError).code).toBe(code);
  });
});

describe('patterns', () => {
  it.each(expressions.patterns.accepted as string[])('%s is taken', (text) => expect(patternOf(text)).not.toBeNull());
  it.each(expressions.patterns.refused as string[])('%s is refused', (text) => expect(patternOf(text)).toBeNull());
});

interface Case {
  answers: unknown;
  draft?: boolean;
  refuse?: boolean;
  kept: object;
  computed?: object;
  shown?: string[];
  problems: string[];
}

describe.each(forms.forms as { name: string; items: []; choiceLists?: []; cases: Case[] }[])('$name', (form) => {
  const definition = {
    ...forms.head,
    ...(form.choiceLists ? { choiceLists: form.choiceLists } : {}),
    sections: [{ type: 'group', name: 'page1', items: form.items }],
  } as Definition;

  it.each(form.cases.map((each) => [JSON.stringify(each.answers), each] as const))('%s', (_, each) => {
    const validated = validate(formOf(definition), each.answers, {
      today: forms.today,
      complete: !each.draft,
      refuseIrrelevant: each.refuse,
    });
    expect(validated.problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(each.problems);
    expect(validated.answers).toEqual(each.kept);
    if (each.computed) expect(validated.computed).toEqual(each.computed);
    if (each.shown) expect(validated.shown).toEqual(each.shown);
  });
});
