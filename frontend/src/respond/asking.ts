import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import {
  inOwnOrder,
  isQuestion,
  isRequired,
  shownText,
  shownValue,
  hasOther,
  OTHER_SUFFIX,
  saysNothing,
  type AnswerProblem,
  type CompiledItem,
  type Form,
  type Group,
  type Item,
  type Question,
  type Text,
  type Validated,
} from '../shared/questionnaires';
import type { Draft } from './store';
import type { Words } from './words';

/** What the parts of the page need to ask a question. */
export interface Asking {
  words: Words;
  form: Form;
  validated: Validated;
  draft: Draft;
  answer(name: string, value: unknown): void;
  attach(question: string, files: readonly File[]): Promise<void>;
  detach(question: string, id: string): void;
}

export const AskingContext = createContext<Asking | null>(null);

export function useAsking(): Asking {
  const asking = useContext(AskingContext);
  if (!asking) throw new Error('Nothing is asked here');
  return asking;
}

export const textOf = (asking: Pick<Asking, 'validated' | 'words'>, text: Text | undefined): string =>
  shownText(text, asking.validated.answered, asking.words);

/** A computed value as it is shown. */
export const valueOf = ({ validated, words }: Pick<Asking, 'validated' | 'words'>, { name }: Item): string =>
  shownValue(name, validated.answered, words);

export const compiledOf = (form: Form, item: Item): CompiledItem => form.items.find((each) => each.item === item)!;

const isShown = ({ form, validated }: Pick<Asking, 'form' | 'validated'>, item: Item): boolean =>
  (item.type !== 'computed' || item.shown === true) && validated.isShown(compiledOf(form, item).index);

/** What of a group is shown, in the respondent's own order where it has one. */
export function itemsOf(asking: Pick<Asking, 'form' | 'validated' | 'draft'>, group: Group): Item[] {
  const all = group.randomOrder ? inOwnOrder(asking.draft.seed, group.name, group.items, () => false) : group.items;
  return all.filter((item) => isShown(asking, item) && (item.type !== 'group' || itemsOf(asking, item).length > 0));
}

/** The sections in which something is shown. */
export const sectionsOf = (asking: Pick<Asking, 'form' | 'validated' | 'draft'>): Group[] =>
  asking.form.definition.sections.filter((section) => isShown(asking, section) && itemsOf(asking, section).length > 0);

/** The shown questions of a group, in the order in which they are asked. */
export const questionsOf = (asking: Pick<Asking, 'form' | 'validated' | 'draft'>, group: Group): Question[] =>
  itemsOf(asking, group).flatMap((item) =>
    item.type === 'group' ? questionsOf(asking, item) : isQuestion(item) ? [item] : [],
  );

export const mustBeAnswered = (asking: Asking, question: Question): boolean =>
  isRequired(asking.validated.answered, compiledOf(asking.form, question));

/** A mistake, and the row of a matrix it is in. */
export interface Mistake {
  problem: AnswerProblem;
  field: string;
  row: string | null;
}

/** What is wrong with a question's answer. */
export function mistakesOf(validated: Validated, question: Question): Mistake[] {
  return validated.problems.flatMap((problem) => {
    const [, field = '', row = null] = problem.pointer.split('/');
    const isOurs = field === question.name || (hasOther(question) && field === question.name + OTHER_SUFFIX);
    return isOurs ? [{ problem, field, row: question.type === 'matrix' ? row : null }] : [];
  });
}

/** What is said of a mistake: by the questionnaire where it says something, else by us. */
export function explain(asking: Asking, question: Question, { problem, field }: Mistake): string {
  const { t } = asking.words;
  const { code, parameters } = problem;
  const own = code === 'REQUIRED' && field === question.name ? question.requiredMessage : undefined;
  const rule = ['CONSTRAINT', 'OUT_OF_RANGE', 'PATTERN'].includes(code) ? question.constraintMessage : undefined;
  const said = own ?? rule;
  if (said) return textOf(asking, said);
  switch (code) {
    case 'REQUIRED':
      return field === question.name ? t('mistake.REQUIRED') : t('question.otherText');
    case 'WRONG_TYPE':
      return t(
        question.type === 'date' ? 'mistake.DATE' : question.type === 'number' ? 'mistake.NUMBER' : 'mistake.OTHER',
      );
    case 'OUT_OF_RANGE': {
      const values = Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [
          name,
          question.type === 'date' ? asking.words.date(value) : asking.words.number(Number(value)),
        ]),
      );
      if ('min' in values && 'max' in values) return t('mistake.RANGE', values);
      return t('min' in values ? 'mistake.MIN' : 'max' in values ? 'mistake.MAX' : 'mistake.OTHER', values);
    }
    case 'NOT_WHOLE':
    case 'NOT_A_STEP':
    case 'TOO_FEW':
    case 'TOO_MANY':
    case 'TOO_LONG':
    case 'EXCLUSIVE':
    case 'INCOMPLETE':
    case 'PATTERN':
    case 'CONSTRAINT':
    case 'NOT_OFFERED':
    case 'INVALID_CHARACTERS':
    case 'FILE_TYPE':
    case 'FILE_TOO_LARGE':
      return t(`mistake.${code}`, parameters);
    default:
      return t('mistake.OTHER');
  }
}

/** An answer, or one of a row, as people read it; empty where there is none. */
export function said(asking: Pick<Asking, 'validated' | 'words'>, question: Question, name: string): string {
  const { validated, words } = asking;
  const { kept } = validated.answered.reading(name);
  if (saysNothing(kept)) return words.t('question.cannotSay');
  if (question.type === 'file') return ((kept ?? []) as { name: string }[]).map((file) => file.name).join(', ');
  return shownValue(name, validated.answered, words);
}
