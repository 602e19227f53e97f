import { ApiProblem } from '../../../shared/api/problem';
import type { QuestionnaireProblem } from '../../../shared/api/types';
import { flat, locate, pointerOf, type EditDefinition } from './tree';

/** What the server says against a draft it would not even keep, in the form of what it says about one it keeps. */
export function refusals(error: unknown): QuestionnaireProblem[] {
  if (!(error instanceof ApiProblem) || error.status !== 422) return [];
  return (error.problem.errors ?? [])
    .filter((one) => one.pointer.startsWith('/definition'))
    .map((one) => ({ pointer: one.pointer.slice('/definition'.length), code: one.code, error: true, parameters: {} }));
}

const inside = (pointer: string, place: string) => pointer === place || pointer.startsWith(`${place}/`);

export const problemsAt = (problems: readonly QuestionnaireProblem[], place: string) =>
  problems.filter(({ pointer }) => inside(pointer, place));

/** What is wrong with an item itself, not with those that stand in it. */
export const problemsOf = (problems: readonly QuestionnaireProblem[], place: string) =>
  problemsAt(problems, place).filter(({ pointer }) => !pointer.startsWith(`${place}/items/`));

/** The item a problem is about: the innermost one its pointer names; a list belongs to who shows it. */
export function itemOf(definition: EditDefinition, { pointer }: QuestionnaireProblem): string | null {
  const list = /^\/choiceLists\/(\d+)/.exec(pointer);
  const items = flat(definition.sections).map(({ item }) => item);
  if (list) {
    const name = definition.choiceLists[Number(list[1])]?.name;
    return items.find((item) => name !== undefined && (item.choices === name || item.labels === name))?.key ?? null;
  }
  const around = items
    .map((item) => ({ key: item.key, place: pointerOf(locate(definition.sections, item.key)!) }))
    .filter(({ place }) => inside(pointer, place));
  return around.at(-1)?.key ?? null;
}

/** How many texts a language still lacks. */
export const missingIn = (problems: readonly QuestionnaireProblem[], language: string) =>
  problems.filter(
    ({ code, parameters }) =>
      (code === 'MISSING_TRANSLATION' || code === 'MISSING_TEXT') && parameters['language'] === language,
  ).length;
