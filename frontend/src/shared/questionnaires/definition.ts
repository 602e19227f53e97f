/** A questionnaire as docs/questionnaires.md says. A field that is absent has its usual value. */

/** A text by language. */
export type Text = Readonly<Record<string, string>>;

export interface Definition {
  format: number;
  code: string;
  languages: string[];
  title: Text;
  description?: Text;
  factors?: { code: string; label: Text }[];
  choiceLists?: ChoiceList[];
  sections: Group[];
}

export interface ChoiceList {
  name: string;
  choices: Choice[];
}

export interface Choice {
  name: string;
  label: Text;
  value?: number;
  exclusive?: boolean;
  attributes?: Record<string, string>;
}

export interface Scoring {
  factor: string;
  reverse?: boolean;
  weight?: number;
  from?: number;
  to?: number;
}

interface Named {
  name: string;
  label?: Text;
  relevant?: string;
}

export interface Group extends Named {
  type: 'group';
  hint?: Text;
  randomOrder?: boolean;
  items: Item[];
}

export interface Note extends Named {
  type: 'note';
  hint?: Text;
}

export interface Computed extends Named {
  type: 'computed';
  expression: string;
  /** Shown under its label, to be read; else only where a text says its name. */
  shown?: boolean;
}

interface Asked extends Named {
  hint?: Text;
  /** Read by who asks for it. */
  guidance?: Text;
  /** What is answered at the beginning: an expression. None of a matrix or of files. */
  default?: string;
  required?: boolean;
  requiredIf?: string;
  requiredMessage?: Text;
  constraint?: string;
  constraintMessage?: Text;
  cannotSay?: boolean;
  scoring?: Scoring;
}

interface FromChoices extends Asked {
  choices: string;
  randomOrder?: boolean;
}

export interface Single extends FromChoices {
  type: 'single';
  other?: boolean;
  display?: 'list' | 'menu' | 'likert';
  choiceFilter?: string;
}

export interface Multiple extends FromChoices {
  type: 'multiple';
  other?: boolean;
  display?: 'list' | 'menu' | 'likert';
  choiceFilter?: string;
  minSelected?: number;
  maxSelected?: number;
}

export interface Scale extends Asked {
  type: 'scale';
  min: number;
  max: number;
  step?: number;
  labels?: string;
}

export interface MatrixRow {
  name: string;
  label?: Text;
  scoring?: Scoring;
}

export interface Matrix extends FromChoices {
  type: 'matrix';
  rows: MatrixRow[];
}

export interface Numeric extends Asked {
  type: 'number';
  decimal?: boolean;
  min?: number;
  max?: number;
}

export interface Written extends Asked {
  type: 'text';
  multiline?: boolean;
  maxLength?: number;
  pattern?: string;
}

export interface Day extends Asked {
  type: 'date';
  min?: string;
  max?: string;
}

export interface Ranking extends FromChoices {
  type: 'ranking';
}

export interface Files extends Asked {
  type: 'file';
  accept?: 'any' | 'image' | 'audio' | 'video';
  maxFiles?: number;
  maxMegabytes?: number;
}

export type Question = Single | Multiple | Scale | Matrix | Numeric | Written | Day | Ranking | Files;
export type Item = Group | Note | Computed | Question;

export const isQuestion = (item: Item): item is Question =>
  item.type !== 'group' && item.type !== 'note' && item.type !== 'computed';

/** What is chosen where none of the choices fits, and what the name of the text beside it ends in. */
export const OTHER = 'other';
export const OTHER_SUFFIX = '_other';

export const hasOther = (item: Item): boolean =>
  (item.type === 'single' || item.type === 'multiple') && item.other === true;

/** How long a text may be in fact, in UTF-16 units. */
export const textLimit = (question: Written): number =>
  question.maxLength ?? (question.multiline ? LIMITS.longAnswer : LIMITS.shortAnswer);

export const LIMITS = {
  expression: 2000,
  expressionNodes: 400,
  expressionDepth: 32,
  computedText: 4000,
  pattern: 200,
  longAnswer: 4000,
  shortAnswer: 500,
  /** Every whole number up to here is exact. */
  number: 1e15,
  name: 64,
} as const;
