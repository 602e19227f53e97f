import type { Item, ItemType } from '../../../shared/surveys/definition';

type Field = keyof Item;

/** A table has no room for more than a hint. */
const TABLE: Field[] = [
  'label',
  'hint',
  'relevant',
  'required',
  'requiredIf',
  'requiredMessage',
  'constraint',
  'constraintMessage',
  'cannotSay',
];
const QUESTION: Field[] = [...TABLE, 'guidance', 'default'];
const CHOICE: Field[] = ['choices', 'other', 'display', 'randomOrder', 'choiceFilter', 'scoring'];

/** Which fields each type has besides its type and name: another one would be refused. */
export const FIELDS: Record<ItemType, readonly Field[]> = {
  group: ['label', 'hint', 'relevant', 'randomOrder', 'items'],
  note: ['label', 'hint', 'relevant'],
  computed: ['label', 'relevant', 'expression', 'shown'],
  single: [...QUESTION, ...CHOICE],
  multiple: [...QUESTION, ...CHOICE, 'minSelected', 'maxSelected'],
  scale: [...QUESTION, 'min', 'max', 'step', 'labels', 'scoring'],
  matrix: [...TABLE, 'choices', 'rows', 'randomOrder'],
  number: [...QUESTION, 'decimal', 'min', 'max', 'scoring'],
  text: [...QUESTION, 'multiline', 'maxLength', 'pattern'],
  date: [...QUESTION, 'min', 'max'],
  ranking: [...QUESTION, 'choices', 'randomOrder'],
  file: [...TABLE, 'guidance', 'accept', 'maxFiles', 'maxMegabytes'],
};

export const has = (type: ItemType, field: Field) => FIELDS[type].includes(field);

/** Types whose answers are choices of a list. */
export const CHOOSING: readonly ItemType[] = ['single', 'multiple', 'matrix', 'ranking'];
