/** What is answered: a field a question, as docs/questionnaires.md says. */
export type Answers = Readonly<Record<string, unknown>>;

export const CANNOT_SAY = { cannotSay: true } as const;

export interface FileAnswer {
  id: string;
  name: string;
  type: string;
  size: number;
}

export type AnswerCode =
  | 'MALFORMED'
  | 'UNKNOWN_FIELD'
  | 'WRONG_TYPE'
  | 'REQUIRED'
  | 'IRRELEVANT'
  | 'UNKNOWN_CHOICE'
  | 'NOT_OFFERED'
  | 'DUPLICATE'
  | 'EXCLUSIVE'
  | 'TOO_FEW'
  | 'TOO_MANY'
  | 'OUT_OF_RANGE'
  | 'NOT_WHOLE'
  | 'NOT_A_STEP'
  | 'TOO_LONG'
  | 'INVALID_CHARACTERS'
  | 'PATTERN'
  | 'CONSTRAINT'
  | 'INCOMPLETE'
  | 'CANNOT_SAY_NOT_ALLOWED'
  | 'FILE_TYPE'
  | 'FILE_TOO_LARGE';

/** What is wrong with an answer; the pointer is one into the answers. */
export interface AnswerProblem {
  code: AnswerCode;
  pointer: string;
  parameters: Readonly<Record<string, string>>;
}

export const problem = (
  code: AnswerCode,
  pointer: string,
  parameters: Record<string, string | number> = {},
): AnswerProblem => ({
  code,
  pointer,
  parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)])),
});

const LONGEST_NAME = 64;

/** A field below a pointer. */
export const pointerAt = (pointer: string, name: string): string =>
  `${pointer}/${name.slice(0, LONGEST_NAME).replace(/~/g, '~0').replace(/\//g, '~1')}`;

export const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** A field that is the object's own: a question may be called «constructor». */
export const fieldOf = (json: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.prototype.hasOwnProperty.call(json, name) ? json[name] : undefined; // phones of five years ago have no hasOwn

export const saysNothing = (json: unknown): boolean =>
  isObject(json) && Object.keys(json).length === 1 && fieldOf(json, 'cannotSay') === true;
