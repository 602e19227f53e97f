import { hasOther, isQuestion, OTHER_SUFFIX, type Choice, type Definition, type Item } from './definition';
import { ExpressionError } from './lexer';
import { parse, references, type Expression } from './parser';

/** An item with its expressions read; one that is absent or can't be read is null. */
export interface CompiledItem {
  item: Item;
  index: number;
  /** The index of the group it stands in; -1 for a section. */
  parent: number;
  relevant: Expression | null;
  requiredIf: Expression | null;
  constraint: Expression | null;
  choiceFilter: Expression | null;
  calculation: Expression | null;
  initial: Expression | null;
}

/** An expression that can't be read: it counts as absent. */
export interface UnreadExpression {
  item: string;
  field: 'relevant' | 'requiredIf' | 'constraint' | 'choiceFilter' | 'expression' | 'default';
  error: ExpressionError;
}

/** A questionnaire that is ready to take answers. */
export interface Form {
  definition: Definition;
  /** In the order of the definition, groups before what stands in them. */
  items: readonly CompiledItem[];
  /** The indices of all items, each after everything its value depends on. */
  order: readonly number[];
  /** By the name of the list and of the choice. */
  choices: ReadonlyMap<string, ReadonlyMap<string, Choice>>;
  /** The names that answers may have. */
  fields: ReadonlySet<string>;
  /** By the name of an item, or of a matrix' row, where it stands. */
  owners: ReadonlyMap<string, number>;
  unread: readonly UnreadExpression[];
}

/** Makes a definition ready. It may be a draft with faults: what can't be understood is left out. */
export function formOf(definition: Definition): Form {
  const items: CompiledItem[] = [];
  const unread: UnreadExpression[] = [];
  const add = (item: Item, parent: number): void => {
    const index = items.length;
    items.push(compiled(item, index, parent, unread));
    if (item.type === 'group') item.items.forEach((each) => add(each, index));
  };
  definition.sections.forEach((section) => add(section, -1));
  const owners = ownersOf(items);
  return {
    definition,
    items,
    order: orderOf(items, owners),
    choices: new Map(
      (definition.choiceLists ?? []).map((list) => [list.name, new Map(list.choices.map((each) => [each.name, each]))]),
    ),
    fields: new Set(items.flatMap(({ item }) => fieldsOf(item))),
    owners,
    unread,
  };
}

function compiled(item: Item, index: number, parent: number, unread: UnreadExpression[]): CompiledItem {
  const read = (field: UnreadExpression['field'], text: string | undefined): Expression | null => {
    if (text === undefined) return null;
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      unread.push({ item: item.name, field, error });
      return null;
    }
  };
  const question = isQuestion(item) ? item : null;
  return {
    item,
    index,
    parent,
    relevant: read('relevant', item.relevant),
    requiredIf: read('requiredIf', question?.requiredIf),
    constraint: read('constraint', question?.constraint),
    choiceFilter: read(
      'choiceFilter',
      item.type === 'single' || item.type === 'multiple' ? item.choiceFilter : undefined,
    ),
    calculation: read('expression', item.type === 'computed' ? item.expression : undefined),
    initial: read('default', question?.default),
  };
}

function fieldsOf(item: Item): string[] {
  if (!isQuestion(item)) return [];
  return hasOther(item) ? [item.name, item.name + OTHER_SUFFIX] : [item.name];
}

/** What expressions may ask for, and which item it belongs to; of a matrix its rows. */
function ownersOf(items: readonly CompiledItem[]): Map<string, number> {
  const owners = new Map<string, number>();
  const put = (name: string, index: number) => owners.has(name) || owners.set(name, index);
  for (const { item, index } of items) {
    if (item.type === 'matrix') item.rows.forEach((row) => put(row.name, index));
    else if (item.type === 'computed') put(item.name, index);
    else fieldsOf(item).forEach((name) => put(name, index));
  }
  return owners;
}

/** Circles, which a sound definition has none of, are cut where they close. */
function orderOf(items: readonly CompiledItem[], owners: ReadonlyMap<string, number>): number[] {
  const order: number[] = [];
  const met = new Set<number>();
  const visit = (index: number): void => {
    if (met.has(index)) return;
    met.add(index);
    const { parent, relevant, calculation } = items[index]!;
    const names = references(calculation, references(relevant));
    const needed = [...names].map((name) => owners.get(name)).filter((each) => each !== undefined);
    if (parent >= 0) needed.push(parent);
    needed.sort((a, b) => a - b).forEach(visit);
    order.push(index);
  };
  items.forEach(({ index }) => visit(index));
  return order;
}
