import type { SurveyItemResults } from '../../../shared/api/types';
import { percent } from '../numbers';
import { allItems, textIn, type Choice, type Definition, type Item } from '../../../shared/surveys/definition';

/** What the figures are about, in words: questions, rows of matrices and choices by their names. */
export type Labels = {
  question: (name: string) => string;
  matrix: (name: string) => string;
  choice: (question: string, name: string) => string;
  /** Whether it is answered in own words. */
  isText: (name: string) => boolean;
  /** Whether it is answered by files. */
  isFile: (name: string) => boolean;
  /** Questions, and rows of matrices, with one choice or a scale, in their order. */
  crossable: { name: string; words: string }[];
};

const bare = (text: string) => text.replace(/\$\{[^}]*\}/g, '…');

export function labelsOf(definition: Definition, language: string, other: string): Labels {
  const items = allItems(definition.sections);
  const byName = new Map<string, Item>(items.map((item) => [item.name, item]));
  const rows = new Map(
    items.flatMap((item) => (item.rows ?? []).map((row) => [row.name, { row, matrix: item }] as const)),
  );
  const say = (texts: Record<string, string> | undefined) => bare(textIn(texts, language, definition.languages));
  const choicesOf = (question: string): Choice[] => {
    const item = byName.get(question) ?? rows.get(question)?.matrix;
    const list = item?.choices ?? item?.labels;
    return definition.choiceLists?.find((one) => one.name === list)?.choices ?? [];
  };
  return {
    question: (name) => say(byName.get(name)?.label ?? rows.get(name)?.row.label) || name,
    matrix: (name) => say(byName.get(name)?.label) || name,
    isText: (name) => byName.get(name)?.type === 'text',
    isFile: (name) => byName.get(name)?.type === 'file',
    crossable: items.flatMap((item) => {
      const words = say(item.label) || item.name;
      if (item.type === 'single' || item.type === 'scale') return [{ name: item.name, words }];
      return (item.rows ?? []).map((row) => ({ name: row.name, words: `${words}: ${say(row.label) || row.name}` }));
    }),
    choice: (question, name) => {
      const found = choicesOf(question).find((one) => one.name === name);
      return found ? say(found.label) || name : name === 'other' ? other : name;
    },
  };
}

/** The rows of a matrix stand together; all else by itself. */
export type Block = { matrix: string | null; items: SurveyItemResults[] };

export function blocks(items: readonly SurveyItemResults[]): Block[] {
  const all: Block[] = [];
  for (const item of items) {
    const last = all.at(-1);
    if (item.matrix !== null && last?.matrix === item.matrix) last.items.push(item);
    else all.push({ matrix: item.matrix, items: [item] });
  }
  return all;
}

/** The share of those who answered; of several choices the shares are more than one together. */
export const share = (count: number, answered: number | null) => (answered ? count / answered : 0);

/** Where nobody answered there is no share, and no nought. */
export const shareWords = (count: number, answered: number | null) =>
  answered ? percent(share(count, answered)) : '—';

export const mean = (value: number, language: string) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(value);
