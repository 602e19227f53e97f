/**
 * A questionnaire's definition as it is while it is written: one shape for all types, and texts that may still be missing.
 * What is asked of respondents has the strict types of shared/questionnaires.
 */
export type Texts = Record<string, string>;

export const ITEM_TYPES = [
  'single',
  'multiple',
  'scale',
  'matrix',
  'number',
  'text',
  'date',
  'ranking',
  'file',
  'note',
  'computed',
  'group',
] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

export type Scoring = { factor: string; reverse?: boolean; weight?: number; from?: number; to?: number };
export type Choice = {
  name: string;
  label?: Texts;
  value?: number;
  exclusive?: boolean;
  attributes?: Record<string, string>;
};
export type ChoiceList = { name: string; choices: Choice[] };
export type MatrixRow = { name: string; label?: Texts; scoring?: Scoring };
export type Factor = { code: string; label?: Texts };

/** All that any type of item may have; which fields a type has, the builder's fields.ts says. */
export type Item = {
  type: ItemType;
  name: string;
  label?: Texts;
  hint?: Texts;
  guidance?: Texts;
  relevant?: string;
  randomOrder?: boolean;
  items?: Item[];
  expression?: string;
  shown?: boolean;
  default?: string;
  required?: boolean;
  requiredIf?: string;
  requiredMessage?: Texts;
  constraint?: string;
  constraintMessage?: Texts;
  cannotSay?: boolean;
  scoring?: Scoring;
  choices?: string;
  other?: boolean;
  display?: 'list' | 'menu' | 'likert';
  choiceFilter?: string;
  minSelected?: number;
  maxSelected?: number;
  min?: number | string;
  max?: number | string;
  step?: number;
  labels?: string;
  rows?: MatrixRow[];
  decimal?: boolean;
  multiline?: boolean;
  maxLength?: number;
  pattern?: string;
  accept?: 'any' | 'image' | 'audio' | 'video';
  maxFiles?: number;
  maxMegabytes?: number;
};

export type Definition = {
  format: 1;
  code: string;
  languages: string[];
  title?: Texts;
  description?: Texts;
  factors?: Factor[];
  choiceLists?: ChoiceList[];
  sections?: Item[];
};

/** A text in a language, else in the questionnaire's first one. */
export function textIn(texts: Texts | undefined, language: string, languages: string[]): string {
  return texts?.[language] ?? texts?.[languages[0] ?? ''] ?? '';
}

/** Whether something may be answered: a group, a note and a computed value are not. */
export const isQuestion = (item: Item) => item.type !== 'group' && item.type !== 'note' && item.type !== 'computed';

/** All items in the order of the definition, groups before what stands in them. */
export function allItems(items: Item[] = []): Item[] {
  return items.flatMap((item) => [item, ...allItems(item.items)]);
}
