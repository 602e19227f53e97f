import { fieldOf } from './answers';
import { LIMITS } from './definition';
import { ExpressionError, tokens, type Token, type TokenKind } from './lexer';

export type Expression =
  | { kind: 'literal'; value: number | string }
  | { kind: 'variable'; name: string }
  | { kind: 'attribute'; name: string }
  | { kind: 'self' }
  | { kind: 'negation'; operand: Expression }
  | { kind: 'binary'; operator: Operator; left: Expression; right: Expression }
  | { kind: 'call'; name: string; arguments: Expression[] };

const PRECEDENCE = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  div: 6,
  mod: 6,
};
const NEGATION = 7;

export type Operator = keyof typeof PRECEDENCE;

/** How many arguments each function takes: the least and the most. */
const ARITY = new Map<string, [number, number]>(
  Object.entries({
    true: [0, 0],
    false: [0, 0],
    not: [1, 1],
    if: [3, 3],
    coalesce: [2, 20],
    selected: [2, 2],
    'selected-at': [2, 2],
    'count-selected': [1, 1],
    regex: [2, 2],
    today: [0, 0],
    date: [1, 1],
    'decimal-date-time': [1, 1],
    int: [1, 1],
    round: [1, 2],
    abs: [1, 1],
    number: [1, 1],
    string: [1, 1],
    min: [1, 100],
    max: [1, 100],
    sum: [1, 100],
    'string-length': [1, 1],
    concat: [1, 100],
    contains: [2, 2],
    'starts-with': [2, 2],
    'ends-with': [2, 2],
    substr: [2, 3],
    'normalize-space': [1, 1],
  }),
);

/** Reads an expression by precedence. Its length, size and depth are bounded; throws {@link ExpressionError}. */
export function parse(text: string): Expression {
  if (text.length > LIMITS.expression) throw new ExpressionError('TOO_LONG', 0, String(LIMITS.expression));
  return new Parser(tokens(text)).whole();
}

class Parser {
  private at = 0;
  private nodes = 0;
  private depth = 0;

  constructor(private readonly tokens: Token[]) {}

  whole(): Expression {
    const expression = this.expression(0);
    this.expect('end');
    return expression;
  }

  private expression(loosest: number): Expression {
    let left = this.operand();
    for (;;) {
      const operator = operatorOf(this.peek());
      if (operator === null || PRECEDENCE[operator] <= loosest) return left;
      this.at++;
      left = this.counted({ kind: 'binary', operator, left, right: this.expression(PRECEDENCE[operator]) });
    }
  }

  private operand(): Expression {
    if (++this.depth > LIMITS.expressionDepth) {
      throw new ExpressionError('TOO_DEEP', this.peek().at, String(LIMITS.expressionDepth));
    }
    const token = this.tokens[this.at++]!;
    const operand = this.read(token);
    this.depth--;
    return this.counted(operand);
  }

  private read(token: Token): Expression {
    switch (token.kind) {
      case 'number':
        return { kind: 'literal', value: number(token) };
      case 'text':
        return { kind: 'literal', value: token.text };
      case 'variable':
        return { kind: 'variable', name: token.text };
      case 'self':
        return { kind: 'self' };
      case 'name':
        return this.named(token);
      case 'open': {
        const inner = this.expression(0);
        this.expect('close');
        return inner;
      }
      case 'operator':
        if (token.text === '-') return { kind: 'negation', operand: this.expression(NEGATION) };
    }
    throw new ExpressionError('SYNTAX', token.at, token.text);
  }

  private named(name: Token): Expression {
    if (this.peek().kind !== 'open') {
      if (operatorOf(name)) throw new ExpressionError('SYNTAX', name.at, name.text);
      return { kind: 'attribute', name: name.text };
    }
    this.at++;
    const arity = ARITY.get(name.text);
    if (!arity) throw new ExpressionError('UNKNOWN_FUNCTION', name.at, name.text);
    const given = this.arguments();
    this.expect('close');
    const [least, most] = arity;
    if (given.length < least || given.length > most) {
      throw new ExpressionError('WRONG_ARGUMENTS', name.at, `${name.text}(${least}..${most})`);
    }
    return { kind: 'call', name: name.text, arguments: given };
  }

  private arguments(): Expression[] {
    if (this.peek().kind === 'close') return [];
    const given = [this.expression(0)];
    while (this.peek().kind === 'comma') {
      this.at++;
      given.push(this.expression(0));
    }
    return given;
  }

  private counted(node: Expression): Expression {
    if (++this.nodes > LIMITS.expressionNodes) {
      throw new ExpressionError('TOO_LONG', this.peek().at, String(LIMITS.expressionNodes));
    }
    return node;
  }

  private peek(): Token {
    return this.tokens[this.at]!;
  }

  private expect(kind: TokenKind): void {
    const token = this.peek();
    if (token.kind !== kind) throw new ExpressionError('SYNTAX', token.at, token.text);
    this.at++;
  }
}

function operatorOf(token: Token): Operator | null {
  const sign = token.kind === 'operator' || token.kind === 'name';
  return sign && fieldOf(PRECEDENCE, token.text) !== undefined ? (token.text as Operator) : null;
}

function number(token: Token): number {
  const value = Number(token.text);
  if (value > LIMITS.number) throw new ExpressionError('OUT_OF_RANGE', token.at, token.text);
  return value;
}

/** The names of questions, rows and computed values that an expression asks for. */
export function references(expression: Expression | null, names = new Set<string>()): Set<string> {
  if (expression === null) return names;
  switch (expression.kind) {
    case 'variable':
      names.add(expression.name);
      break;
    case 'negation':
      references(expression.operand, names);
      break;
    case 'binary':
      references(expression.left, names);
      references(expression.right, names);
      break;
    case 'call':
      for (const each of expression.arguments) references(each, names);
  }
  return names;
}
