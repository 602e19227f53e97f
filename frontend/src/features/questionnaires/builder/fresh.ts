import { newKey } from '../../../shared/api/idempotency';
import type { Choice, Definition, ItemType } from '../../../shared/surveys/definition';
import { FIELDS, CHOOSING } from './fields';
import { freeListName, freeName, takenNames } from './names';
import type { EditDefinition, EditItem } from './tree';

/** A name for programs that nobody needs to invent: letters and digits of the moment. */
const freshCode = () => `form-${newKey().slice(0, 8)}`;

export const emptyDefinition = (languages: string[], title: string, section: string): Definition => ({
  format: 1,
  code: freshCode(),
  languages,
  title: { [languages[0]!]: title },
  sections: [{ type: 'group', name: 's1', label: { [languages[0]!]: section }, items: [] }],
});

export const freshChoice = (taken: readonly Choice[]): Choice => ({
  name: freeName(new Set(taken.map((one) => one.name.toLowerCase())), 'c'),
});

/** What a type cannot be without. */
function begun(type: ItemType): Partial<EditItem> {
  if (type === 'group') return { items: [] };
  if (type === 'scale') return { min: 1, max: 5 };
  if (type === 'computed') return { expression: '' };
  return {};
}

type Made = { definition: EditDefinition; item: EditItem };

/** A new item of a type; one that is answered by choices gets a list of its own. */
export function freshItem(definition: EditDefinition, type: ItemType): Made {
  const taken = takenNames(definition);
  const item: EditItem = { key: newKey(), type, name: freeName(taken, type === 'group' ? 's' : 'q'), ...begun(type) };
  return choosing(definition, type === 'matrix' ? withRow(item, taken) : item);
}

const withRow = (item: EditItem, taken: ReadonlySet<string>): EditItem => ({
  ...item,
  rows: [{ name: freeName(taken, `${item.name}_`) }],
});

/** With a list of two empty choices where one is needed and none is there. */
function choosing(definition: EditDefinition, item: EditItem): Made {
  if (!CHOOSING.includes(item.type) || item.choices) return { definition, item };
  const name = freeListName(definition);
  const choices = [freshChoice([])];
  choices.push(freshChoice(choices));
  return {
    definition: { ...definition, choiceLists: [...definition.choiceLists, { name, choices }] },
    item: { ...item, choices: name },
  };
}

/** The same question asked in another way: what the new type does not have is dropped. */
export function retyped(definition: EditDefinition, item: EditItem, type: ItemType): Made {
  const kept = Object.fromEntries(
    Object.entries(item).filter(
      ([field]) => field === 'key' || field === 'name' || FIELDS[type].includes(field as keyof EditItem & never),
    ),
  ) as Partial<EditItem>;
  if (item.type === 'date' || type === 'date') {
    delete kept.min;
    delete kept.max;
  }
  const next = { ...begun(type), ...kept, type } as EditItem;
  if (type === 'matrix' && !next.rows) return choosing(definition, withRow(next, takenNames(definition)));
  return choosing(definition, next);
}
