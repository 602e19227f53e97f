import type { Choice, ChoiceList } from '../../../shared/surveys/definition';
import { isTaken } from './names';
import { flat, type EditDefinition, type EditItem } from './tree';

export const listOf = (definition: EditDefinition, name: string | undefined): ChoiceList | undefined =>
  definition.choiceLists.find((list) => list.name === name);

export const namesOfLists = (definition: EditDefinition) => definition.choiceLists.map((list) => list.name);

const uses = (item: EditItem) => [item.choices, item.labels].filter((name) => name !== undefined);

/** The items that show a list. */
export const usersOf = (definition: EditDefinition, name: string): EditItem[] =>
  flat(definition.sections)
    .map(({ item }) => item)
    .filter((item) => uses(item).includes(name));

/** Lists that were shown before a change and are not after it go with what showed them. */
export function withoutOrphans(before: EditDefinition, after: EditDefinition): EditDefinition {
  const used = (one: EditDefinition) => new Set(flat(one.sections).flatMap(({ item }) => uses(item)));
  const [then, now] = [used(before), used(after)];
  const choiceLists = after.choiceLists.filter(({ name }) => now.has(name) || !then.has(name));
  return choiceLists.length === after.choiceLists.length ? after : { ...after, choiceLists };
}

export const changeList = (
  definition: EditDefinition,
  name: string,
  change: (choices: Choice[]) => Choice[],
): EditDefinition => ({
  ...definition,
  choiceLists: definition.choiceLists.map((list) =>
    list.name === name ? { ...list, choices: change(list.choices) } : list,
  ),
});

/** A list under another name; the questions that show it follow. A name of another list is not taken. */
export function renameList(definition: EditDefinition, from: string, to: string): EditDefinition {
  if (isTaken(namesOfLists(definition), from, to)) return definition;
  const follow = (item: EditItem): EditItem => ({
    ...item,
    ...(item.choices === from ? { choices: to } : {}),
    ...(item.labels === from ? { labels: to } : {}),
    ...(item.items ? { items: item.items.map(follow) } : {}),
  });
  return {
    ...definition,
    choiceLists: definition.choiceLists.map((list) => (list.name === from ? { ...list, name: to } : list)),
    sections: definition.sections.map(follow),
  };
}

/** The element at one place moved to another. */
export function shifted<T>(all: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= all.length) return [...all];
  const rest = all.filter((_, index) => index !== from);
  return [...rest.slice(0, to), all[from]!, ...rest.slice(to)];
}
