import { CANNOT_SAY, fieldOf, isObject, pointerAt, problem, saysNothing } from './answers';
import type { AnswerCode, AnswerProblem, FileAnswer } from './answers';
import { areFine, isBlankText, strip } from './characters';
import { hasOther, LIMITS, OTHER, textLimit, type Choice, type Files, type Question } from './definition';
import { DayValue, type Value } from './values';

/** An answer as it was read: what expressions see, and what is kept (undefined: not answered). */
export interface Reading {
  value: Value;
  kept: unknown;
  cannotSay: boolean;
  problems: AnswerProblem[];
}

export const NONE: Reading = { value: null, kept: undefined, cannotSay: false, problems: [] };

const good = (value: Value, kept: unknown): Reading => ({ value, kept, cannotSay: false, problems: [] });
const refused = (code: AnswerCode, at: string, parameters?: Record<string, string | number>): Reading => ({
  ...NONE,
  problems: [problem(code, at, parameters)],
});

export const isAbsent = (json: unknown): boolean =>
  json === undefined ||
  json === null ||
  (typeof json === 'string' && isBlankText(json)) ||
  (Array.isArray(json) && json.length === 0);

/** The answer to a question, or to a row of a matrix. */
export function read(question: Question, choices: ReadonlyMap<string, Choice>, json: unknown, at: string): Reading {
  if (isAbsent(json)) return NONE;
  if (saysNothing(json)) {
    return question.cannotSay ? { ...NONE, kept: CANNOT_SAY, cannotSay: true } : refused('CANNOT_SAY_NOT_ALLOWED', at);
  }
  const names = new Set(choices.keys());
  if (hasOther(question)) names.add(OTHER);
  switch (question.type) {
    case 'single':
    case 'matrix':
      return one(json, names, at);
    case 'multiple':
    case 'ranking':
      return several(json, names, at);
    case 'text':
      return readText(json, question.multiline ?? false, textLimit(question), at);
    case 'date': {
      const day = typeof json === 'string' ? DayValue.parse(json) : null;
      return day ? good(day, String(day)) : refused('WRONG_TYPE', at, { expected: 'date' });
    }
    case 'file':
      return readFiles(question, json, at);
    default:
      return number(json, at);
  }
}

function one(json: unknown, names: ReadonlySet<string>, at: string): Reading {
  if (typeof json !== 'string') return refused('WRONG_TYPE', at, { expected: 'string' });
  return names.has(json) ? good(json, json) : refused('UNKNOWN_CHOICE', at);
}

function several(json: unknown, names: ReadonlySet<string>, at: string): Reading {
  if (!Array.isArray(json)) return refused('WRONG_TYPE', at, { expected: 'array' });
  if (json.length > names.size) return refused('TOO_MANY', at, { max: names.size });
  const kept: string[] = [];
  const problems: AnswerProblem[] = [];
  json.forEach((each, index) => {
    const reading = one(each, names, `${at}/${index}`);
    problems.push(...reading.problems);
    if (typeof reading.value !== 'string') return;
    if (kept.includes(reading.value)) problems.push(problem('DUPLICATE', `${at}/${index}`));
    else kept.push(reading.value);
  });
  return kept.length === 0 ? { ...NONE, problems } : { value: kept, kept, cannotSay: false, problems };
}

/** White space at its ends goes, line ends become `\n`, and a short text has one line. */
export function readText(json: unknown, multiline: boolean, limit: number, at: string): Reading {
  if (typeof json !== 'string') return refused('WRONG_TYPE', at, { expected: 'string' });
  let text = strip(json.replace(/\r\n?/g, '\n'));
  if (!multiline) text = text.replace(/\n/g, ' ');
  if (!areFine(text)) return refused('INVALID_CHARACTERS', at);
  return text.length > limit ? refused('TOO_LONG', at, { max: limit }) : good(text, text);
}

function number(json: unknown, at: string): Reading {
  if (typeof json !== 'number' || Number.isNaN(json)) return refused('WRONG_TYPE', at, { expected: 'number' });
  if (Math.abs(json) > LIMITS.number) return refused('OUT_OF_RANGE', at);
  const value = json === 0 ? 0 : json;
  return good(value, value);
}

const FIELDS = ['id', 'name', 'type', 'size'];
const MEGABYTE = 1 << 20;

/** What an answer says of its files. That they exist and are what it says, the server knows. */
function readFiles(question: Files, json: unknown, at: string): Reading {
  const most = question.maxFiles ?? 1;
  if (!Array.isArray(json)) return refused('WRONG_TYPE', at, { expected: 'array' });
  if (json.length > most) return refused('TOO_MANY', at, { max: most });
  const kept: FileAnswer[] = [];
  const problems: AnswerProblem[] = [];
  json.forEach((each, index) => {
    const before = problems.length;
    const file = readFile(question, each, `${at}/${index}`, kept, problems);
    if (file && problems.length === before) kept.push(file);
  });
  const ids = kept.map(({ id }) => id);
  return ids.length === 0 ? { ...NONE, problems } : { value: ids, kept, cannotSay: false, problems };
}

function readFile(question: Files, json: unknown, at: string, kept: FileAnswer[], problems: AnswerProblem[]) {
  if (!isObject(json)) {
    problems.push(problem('WRONG_TYPE', at, { expected: 'object' }));
    return null;
  }
  for (const name of Object.keys(json)) {
    if (!FIELDS.includes(name)) problems.push(problem('UNKNOWN_FIELD', pointerAt(at, name)));
  }
  const id = fileText(json, 'id', 64, at, problems);
  const name = fileText(json, 'name', 255, at, problems);
  const type = fileText(json, 'type', 100, at, problems);
  const size = fileSize(json, (question.maxMegabytes ?? 10) * MEGABYTE, `${at}/size`, problems);
  if (id !== null && !/^[-A-Za-z0-9]*$/.test(id)) problems.push(problem('INVALID_CHARACTERS', `${at}/id`));
  else if (id !== null && kept.some((each) => each.id === id)) problems.push(problem('DUPLICATE', `${at}/id`));
  const accept = question.accept ?? 'any';
  if (type !== null && accept !== 'any' && !type.toLowerCase().startsWith(`${accept}/`)) {
    problems.push(problem('FILE_TYPE', `${at}/type`, { expected: accept }));
  }
  return id === null || name === null || type === null ? null : { id, name, type, size };
}

function fileText(
  json: Record<string, unknown>,
  field: string,
  limit: number,
  at: string,
  problems: AnswerProblem[],
): string | null {
  const text = fieldOf(json, field);
  const pointer = `${at}/${field}`;
  if (typeof text !== 'string' || isBlankText(text)) {
    problems.push(problem('WRONG_TYPE', pointer, { expected: 'string' }));
  } else if (text.length > limit) {
    problems.push(problem('TOO_LONG', pointer, { max: limit }));
  } else if (!areFine(text)) {
    problems.push(problem('INVALID_CHARACTERS', pointer));
  } else {
    return text;
  }
  return null;
}

function fileSize(json: Record<string, unknown>, most: number, at: string, problems: AnswerProblem[]): number {
  const size = fieldOf(json, 'size');
  if (typeof size !== 'number' || size < 0) problems.push(problem('WRONG_TYPE', at, { expected: 'number' }));
  else if (size > most) problems.push(problem('FILE_TOO_LARGE', at, { max: most }));
  else return Math.floor(size);
  return 0;
}
