import { newKey } from '../../../shared/api/idempotency';
import type { ChoiceList, Definition, Factor, Item } from '../../../shared/surveys/definition';

/** An item while it is edited: it has a key of its own, for names are typed and may be double for a while. */
export type EditItem = Omit<Item, 'items'> & { key: string; items?: EditItem[] };
export type EditDefinition = Omit<Definition, 'sections' | 'choiceLists' | 'factors'> & {
  sections: EditItem[];
  choiceLists: ChoiceList[];
  factors: Factor[];
};
export type Path = readonly number[];
/** A place between items; no parent: among the sections. */
export type Place = { parent: string | null; index: number };

export const keyed = (item: Item): EditItem =>
  ({
    ...item,
    key: newKey(),
    ...(item.items || item.type === 'group' ? { items: (item.items ?? []).map(keyed) } : {}),
  }) as EditItem;

export const toEdit = (definition: Definition): EditDefinition => ({
  ...definition,
  sections: (definition.sections ?? []).map(keyed),
  choiceLists: definition.choiceLists ?? [],
  factors: definition.factors ?? [],
});

/** The same object without one of its fields. */
export const omit = <T extends object, K extends keyof T>(from: T, field: K): Omit<T, K> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== field)) as Omit<T, K>;

const bare = (item: EditItem): Item => {
  const { items, ...rest } = omit(item, 'key');
  return items ? { ...rest, items: items.map(bare) } : rest;
};

/** What the server is given; what is not set is not there. */
export function toDefinition({ factors, choiceLists, sections, ...head }: EditDefinition): Definition {
  const some = <T>(all: T[]) => (all.length === 0 ? undefined : all);
  const whole = { ...head, factors: some(factors), choiceLists: some(choiceLists), sections: sections.map(bare) };
  return JSON.parse(JSON.stringify(whole)) as Definition;
}

export function locate(items: EditItem[], key: string): Path | null {
  for (const [index, item] of items.entries()) {
    if (item.key === key) return [index];
    const inside = locate(item.items ?? [], key);
    if (inside) return [index, ...inside];
  }
  return null;
}

export function find(items: EditItem[], key: string): EditItem | null {
  for (const item of items) {
    const found = item.key === key ? item : find(item.items ?? [], key);
    if (found) return found;
  }
  return null;
}

/** All items in the order of the page, with how deep they stand. */
export function flat(items: EditItem[], depth = 0): { item: EditItem; depth: number }[] {
  return items.flatMap((item) => [{ item, depth }, ...flat(item.items ?? [], depth + 1)]);
}

/** The JSON pointer of an item in what is sent. */
export const pointerOf = (path: Path) => `/sections/${path.join('/items/')}`;

export const update = (items: EditItem[], key: string, change: (item: EditItem) => EditItem): EditItem[] =>
  items.map((item) => {
    if (item.key === key) return change(item);
    return item.items ? { ...item, items: update(item.items, key, change) } : item;
  });

export const remove = (items: EditItem[], key: string): EditItem[] =>
  items
    .filter((item) => item.key !== key)
    .map((item) => (item.items ? { ...item, items: remove(item.items, key) } : item));

const put = (items: EditItem[], index: number, item: EditItem) => [
  ...items.slice(0, index),
  item,
  ...items.slice(index),
];

export const insert = (items: EditItem[], { parent, index }: Place, item: EditItem): EditItem[] =>
  parent === null
    ? put(items, index, item)
    : update(items, parent, (group) => ({ ...group, items: put(group.items ?? [], index, item) }));

export function placeOf(items: EditItem[], key: string): Place | null {
  const path = locate(items, key);
  if (!path) return null;
  const parent = path.length === 1 ? null : at(items, path.slice(0, -1));
  return { parent: parent?.key ?? null, index: path.at(-1)! };
}

function at(items: EditItem[], path: Path): EditItem | null {
  const item = items[path[0]!];
  return !item || path.length === 1 ? (item ?? null) : at(item.items ?? [], path.slice(1));
}

/** Sections stand among sections, all else in one; nothing stands in itself. */
export function mayMove(items: EditItem[], key: string, to: Place): boolean {
  const item = find(items, key);
  const isSection = items.some((one) => one.key === key);
  if (!item || isSection !== (to.parent === null)) return false;
  return to.parent === null || (key !== to.parent && find(item.items ?? [], to.parent) === null);
}

/** @param to as the places are before the item is taken out */
export function move(items: EditItem[], key: string, to: Place): EditItem[] {
  const from = placeOf(items, key);
  const item = find(items, key);
  if (!from || !item || !mayMove(items, key, to)) return items;
  const index = from.parent === to.parent && from.index < to.index ? to.index - 1 : to.index;
  return insert(remove(items, key), { parent: to.parent, index }, item);
}

/** One step up or down, through the borders of groups and sections; null where there is no further. */
export function stepped(items: EditItem[], key: string, step: -1 | 1): Place | null {
  const path = locate(items, key);
  if (!path) return null;
  const index = path.at(-1)!;
  const parent = path.length === 1 ? null : at(items, path.slice(0, -1));
  const siblings = parent ? (parent.items ?? []) : items;
  const beside = siblings[index + step];
  if (!parent) return beside ? { parent: null, index: step < 0 ? index - 1 : index + 2 } : null;
  if (beside?.type === 'group') return { parent: beside.key, index: step < 0 ? (beside.items ?? []).length : 0 };
  if (beside) return { parent: parent.key, index: step < 0 ? index - 1 : index + 2 };
  return outOf(items, path.slice(0, -1), step);
}

/** Out of a group into the one around it; out of a section into the next one. */
function outOf(items: EditItem[], path: Path, step: -1 | 1): Place | null {
  const index = path.at(-1)!;
  if (path.length > 1) {
    return { parent: at(items, path.slice(0, -1))!.key, index: step < 0 ? index : index + 1 };
  }
  const section = items[index + step];
  return section ? { parent: section.key, index: step < 0 ? (section.items ?? []).length : 0 } : null;
}
