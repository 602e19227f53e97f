import type { Choice, ItemType } from '../../../shared/surveys/definition';
import { listOf } from './lists';
import { flat, type EditDefinition } from './tree';

/** A condition that can be put together by choosing: question, operator, value. */
export type Operator =
  'is' | 'isNot' | 'less' | 'most' | 'more' | 'least' | 'has' | 'hasNot' | 'contains' | 'answered' | 'blank';
export type Condition = { name: string; operator: Operator; value: string };
export type Conditions = { joined: 'and' | 'or'; all: Condition[] };

export type Asked = { name: string; label: string; type: ItemType | 'row'; choices: Choice[] };

const WITHOUT_VALUE: readonly Operator[] = ['answered', 'blank'];
export const takesValue = (operator: Operator) => !WITHOUT_VALUE.includes(operator);

const ORDER: Operator[] = ['is', 'isNot', 'less', 'most', 'more', 'least'];
const OFFERED: Partial<Record<Asked['type'], Operator[]>> = {
  single: ['is', 'isNot'],
  row: ['is', 'isNot'],
  multiple: ['has', 'hasNot'],
  scale: ORDER,
  number: ORDER,
  computed: ORDER,
  text: ['is', 'isNot', 'contains'],
  date: ORDER,
  ranking: [],
  file: [],
};

export const operatorsOf = (type: Asked['type']): Operator[] => [...(OFFERED[type] ?? []), 'answered', 'blank'];

/** What a condition may be about: questions, rows of matrices, computed values; not the item that has it. */
export function asked(definition: EditDefinition, language: string, without: string | null): Asked[] {
  const label = (texts: Record<string, string> | undefined, name: string) =>
    texts?.[language] || texts?.[definition.languages[0] ?? ''] || name;
  return flat(definition.sections).flatMap(({ item }): Asked[] => {
    if (item.key === without || item.type === 'group' || item.type === 'note') return [];
    const choices = listOf(definition, item.choices)?.choices ?? [];
    if (item.type !== 'matrix')
      return [{ name: item.name, label: label(item.label, item.name), type: item.type, choices }];
    return (item.rows ?? []).map((row) => ({
      name: row.name,
      label: `${label(item.label, item.name)}: ${label(row.label, row.name)}`,
      type: 'row' as const,
      choices,
    }));
  });
}

const SIGNS: Partial<Record<Operator, string>> = {
  is: '=',
  isNot: '!=',
  less: '<',
  most: '<=',
  more: '>',
  least: '>=',
};
const NUMBER = /^-?\d+(\.\d+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NUMERIC: readonly Asked['type'][] = ['scale', 'number', 'computed'];

/** Texts have no escapes: one with both kinds of quotes cannot be written. */
const quoted = (text: string) => (text.includes("'") ? `"${text.replaceAll('"', '')}"` : `'${text}'`);

function operand(value: string, type: Asked['type'] | undefined): string {
  if (type === 'date' && DAY.test(value)) return `date('${value}')`;
  return type !== undefined && NUMERIC.includes(type) && NUMBER.test(value) ? value : quoted(value);
}

function printOne({ name, operator, value }: Condition, types: ReadonlyMap<string, Asked['type']>): string {
  const answer = '${' + name + '}';
  switch (operator) {
    case 'answered':
      return `${answer} != ''`;
    case 'blank':
      return `${answer} = ''`;
    case 'has':
      return `selected(${answer}, ${quoted(value)})`;
    case 'hasNot':
      return `not(selected(${answer}, ${quoted(value)}))`;
    case 'contains':
      return `contains(${answer}, ${quoted(value)})`;
    default:
      return `${answer} ${SIGNS[operator]} ${operand(value, types.get(name))}`;
  }
}

export const print = ({ joined, all }: Conditions, questions: readonly Asked[]): string => {
  const types = new Map(questions.map(({ name, type }) => [name, type]));
  return all.map((one) => printOne(one, types)).join(` ${joined} `);
};

const TEXT = String.raw`(?:'([^']*)'|"([^"]*)")`;
const NAME = String.raw`\$\{([\w.-]+)\}`;
const COMPARED = new RegExp(
  String.raw`^${NAME} (=|!=|<=|>=|<|>) (?:${TEXT}|date\('(\d{4}-\d{2}-\d{2})'\)|(-?\d+(?:\.\d+)?))$`,
);
const CALLED = new RegExp(String.raw`^(not\()?(selected|contains)\(${NAME}, ?${TEXT}\)(\))?$`);

function parseOne(text: string): Condition | null {
  const compared = COMPARED.exec(text);
  if (compared) {
    const [, name, sign, single, double, day, number] = compared;
    const value = single ?? double ?? day ?? number ?? '';
    if (value === '')
      return sign === '=' || sign === '!='
        ? { name: name!, operator: sign === '=' ? 'blank' : 'answered', value }
        : null;
    const operator = (Object.keys(SIGNS) as Operator[]).find((one) => SIGNS[one] === sign)!;
    return { name: name!, operator, value };
  }
  const called = CALLED.exec(text);
  if (!called || Boolean(called[1]) !== Boolean(called[6])) return null;
  const value = called[4] ?? called[5] ?? '';
  if (called[2] === 'contains') return called[1] ? null : { name: called[3]!, operator: 'contains', value };
  return { name: called[3]!, operator: called[1] ? 'hasNot' : 'has', value };
}

/** Parts between « and » or « or » that stand outside of quotes. */
function parts(text: string, word: 'and' | 'or'): string[] {
  const found: string[] = [];
  let part = '';
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === "'" || sign === '"') quote = sign;
    else if (text.startsWith(` ${word} `, i)) {
      found.push(part);
      part = '';
      i += word.length + 1;
      continue;
    }
    part += sign;
  }
  return [...found, part].map((one) => one.trim());
}

/** The conditions an expression is made of; null when it says more than can be chosen. */
export function parse(text: string): Conditions | null {
  if (text.trim() === '') return { joined: 'and', all: [] };
  for (const joined of ['and', 'or'] as const) {
    const all = parts(text.trim(), joined).map(parseOne);
    if (all.every((one) => one !== null)) return { joined, all: all as Condition[] };
  }
  return null;
}
