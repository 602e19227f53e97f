import { ExpressionError, parse } from '../../shared/questionnaires';
import { allItems, type Definition, type Item } from '../../shared/surveys/definition';

/**
 * What other programs pass over in an XLSForm of ours. Kept: it stands in the book, in columns of our own, and comes back with
 * it; else other programs would read the form in another way than it is meant. The server writes the book by the same rules.
 */
export type Loss = { code: string; kept: boolean; at: string[] };

/** Of a question's choices others know a random order, too. */
const WHOLE: string[] = ['group', 'matrix'];

type Rule = { code: string; kept: boolean; holds: (item: Item) => boolean };

const OWN: Rule[] = [
  { code: 'scoring', kept: true, holds: (item) => !!item.scoring || !!item.rows?.some(({ scoring }) => scoring) },
  { code: 'cannotSay', kept: true, holds: ({ cannotSay }) => cannotSay === true },
  { code: 'randomOrder', kept: true, holds: ({ randomOrder, type }) => !!randomOrder && WHOLE.includes(type) },
  { code: 'fileLimits', kept: true, holds: (item) => (item.maxFiles ?? 1) !== 1 || (item.maxMegabytes ?? 10) !== 10 },
  // A text in an expression cannot hold both kinds of quotes.
  { code: 'pattern', kept: true, holds: ({ pattern = '' }) => pattern.includes("'") && pattern.includes('"') },
  { code: 'filteredOther', kept: false, holds: ({ other, choiceFilter }) => other === true && !!choiceFilter },
  { code: 'foreign', kept: false, holds: (item) => expressions(item).some(isForeign) },
];

export function lossesOf(definition: Definition): Loss[] {
  const items = allItems(definition.sections);
  const ofItems = OWN.map(({ code, kept, holds }) => ({
    code,
    kept,
    at: items.filter((item) => holds(item)).map(({ name }) => name),
  })).filter(({ at }) => at.length > 0);
  const choices = (definition.choiceLists ?? []).flatMap((list) => list.choices);
  const whole = [
    { code: 'factors', is: (definition.factors ?? []).length > 0 },
    { code: 'values', is: choices.some(({ value }) => value !== undefined) },
    { code: 'exclusive', is: choices.some(({ exclusive }) => exclusive) },
    { code: 'titles', is: definition.languages.length > 1 || Object.keys(definition.description ?? {}).length > 0 },
  ];
  return [...ofItems, ...whole.filter(({ is }) => is).map(({ code }) => ({ code, kept: true, at: [] }))];
}

const expressions = (item: Item) =>
  [item.relevant, item.requiredIf, item.constraint, item.expression, item.choiceFilter].filter((one) => !!one);

type Parsed = ReturnType<typeof parse>;

/** Elsewhere a sum is over a repeated question, and coalesce takes two. */
function isForeign(expression: string | undefined): boolean {
  try {
    return expression !== undefined && calls(parse(expression));
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

function calls(parsed: Parsed): boolean {
  switch (parsed.kind) {
    case 'call':
      return (
        parsed.name === 'sum' ||
        (parsed.name === 'coalesce' && parsed.arguments.length > 2) ||
        parsed.arguments.some(calls)
      );
    case 'binary':
      return calls(parsed.left) || calls(parsed.right);
    case 'negation':
      return calls(parsed.operand);
    default:
      return false;
  }
}
