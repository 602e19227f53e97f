import { newKey } from '../../../shared/api/idempotency';
import type { Texts } from '../../../shared/surveys/definition';
import { flat, type EditDefinition, type EditItem } from './tree';

/** Names of items and rows share one space without regard to case. */
const allNames = (definition: EditDefinition) =>
  flat(definition.sections).flatMap(({ item }) =>
    [item.name, ...(item.rows ?? []).map((row) => row.name)].map((name) => name.toLowerCase()),
  );

export const takenNames = (definition: EditDefinition) => new Set(allNames(definition));

/** Whether somebody else has the name, without regard to case. */
export const isTaken = (names: readonly string[], own: string, name: string) =>
  names.some((one) => one !== own && one.toLowerCase() === name.toLowerCase());

/** The first of q1, q2, … that nobody has. */
export function freeName(taken: ReadonlySet<string>, stem: string): string {
  for (let number = 1; ; number++) {
    const name = `${stem}${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

export const freeListName = (definition: EditDefinition) =>
  freeName(new Set(definition.choiceLists.map((list) => list.name.toLowerCase())), 'list');

const EXPRESSIONS = ['relevant', 'requiredIf', 'constraint', 'choiceFilter', 'expression', 'default'] as const;
const TEXTS = ['label', 'hint', 'guidance', 'requiredMessage', 'constraintMessage'] as const;

const renamedIn = (text: string, names: ReadonlyMap<string, string>) =>
  text.replace(/\$\{([^}]*)\}/g, (whole, name: string) => {
    const next = names.get(name) ?? (name.endsWith('_other') ? other(names, name) : undefined);
    return next === undefined ? whole : '${' + next + '}';
  });

const other = (names: ReadonlyMap<string, string>, name: string) => {
  const next = names.get(name.slice(0, -'_other'.length));
  return next === undefined ? undefined : `${next}_other`;
};

const textsIn = (texts: Texts, names: ReadonlyMap<string, string>): Texts =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, renamedIn(text, names)]));

/** An item whose references follow the new names. */
export function following(item: EditItem, names: ReadonlyMap<string, string>): EditItem {
  const changed: EditItem = { ...item };
  for (const field of EXPRESSIONS) if (changed[field]) changed[field] = renamedIn(changed[field], names);
  for (const field of TEXTS) if (changed[field]) changed[field] = textsIn(changed[field], names);
  if (changed.rows) {
    changed.rows = changed.rows.map((row) => (row.label ? { ...row, label: textsIn(row.label, names) } : row));
  }
  if (changed.items) changed.items = changed.items.map((inside) => following(inside, names));
  return changed;
}

/**
 * Everything that names a question names it anew. Where the old or the new name is somebody else's too, references stay:
 * nobody can tell any more whom they mean.
 *
 * @param definition with the question under its new name
 */
export const renamed = (definition: EditDefinition, from: string, to: string): EditDefinition => {
  const [old, now] = [from.toLowerCase(), to.toLowerCase()];
  const have = (name: string) => allNames(definition).filter((one) => one === name).length;
  if (have(now) > 1 || (old !== now && have(old) > 0)) return definition;
  const names = new Map([[from, to]]);
  return { ...definition, sections: definition.sections.map((section) => following(section, names)) };
};

/** A copy with names and keys of its own; within it, its questions mean each other. */
export function copied(definition: EditDefinition, item: EditItem): EditItem {
  const taken = takenNames(definition);
  const names = new Map<string, string>();
  const fresh = (name: string) => {
    const next = freeName(taken, `${name.replace(/_\d+$/, '').slice(0, 56)}_`);
    taken.add(next.toLowerCase());
    names.set(name, next);
    return next;
  };
  const copy = (one: EditItem): EditItem => ({
    ...one,
    key: newKey(),
    name: fresh(one.name),
    ...(one.rows ? { rows: one.rows.map((row) => ({ ...row, name: fresh(row.name) })) } : {}),
    ...(one.items ? { items: one.items.map(copy) } : {}),
  });
  return following(copy(item), names);
}
