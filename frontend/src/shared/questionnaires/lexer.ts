export type TokenKind =
  'number' | 'text' | 'variable' | 'name' | 'operator' | 'open' | 'close' | 'comma' | 'self' | 'end';

export interface Token {
  kind: TokenKind;
  text: string;
  at: number;
}

export type ExpressionCode =
  'SYNTAX' | 'UNKNOWN_FUNCTION' | 'WRONG_ARGUMENTS' | 'OUT_OF_RANGE' | 'TOO_LONG' | 'TOO_DEEP';

/** An expression that can't be read, and where. */
export class ExpressionError extends Error {
  constructor(
    readonly code: ExpressionCode,
    readonly position: number,
    readonly detail: string,
  ) {
    super(`${code} at ${position}: ${detail}`);
  }
}

const SPACE = /[\s\x1c-\x1f\u202f]+/y; // eslint-disable-line no-control-regex -- white space of the server's language
const NUMBER = /(?:\d+\.?\d*|\.\d+)/y;
const TEXT = /'([^']*)'|"([^"]*)"/y;
const VARIABLE = /\$\{([^}]*)\}/y;
const NAME = /[\p{L}_][\p{L}\p{Nd}_\-.:]*/uy;
const SIGN = /[<>!]=|[=+\-*<>(),]|\.(?![./])/y;
const PLAIN = /^[\p{L}\p{Nd}_\-.]+$/u;
const SIGNS: Record<string, TokenKind> = { '(': 'open', ')': 'close', ',': 'comma', '.': 'self' };

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Cuts an expression into tokens, an `end` last. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = match(SPACE, text, at);
    if (space) {
      at += space[0].length;
      continue;
    }
    const [token, length] = next(text, at);
    found.push(token);
    at += length;
  }
  return [...found, { kind: 'end', text: '', at }];
}

function next(text: string, at: number): [Token, number] {
  const number = match(NUMBER, text, at);
  if (number) {
    if (number[0].length > 30) throw new ExpressionError('SYNTAX', at, number[0].slice(0, 30));
    return [{ kind: 'number', text: number[0], at }, number[0].length];
  }
  const quoted = match(TEXT, text, at);
  if (quoted) return [{ kind: 'text', text: quoted[1] ?? quoted[2] ?? '', at }, quoted[0].length];
  const variable = match(VARIABLE, text, at);
  if (variable) {
    const name = variable[1]!.trim();
    if (!PLAIN.test(name)) throw new ExpressionError('SYNTAX', at, variable[0]);
    return [{ kind: 'variable', text: name, at }, variable[0].length];
  }
  const name = match(NAME, text, at);
  if (name) return [{ kind: 'name', text: name[0], at }, name[0].length];
  const sign = match(SIGN, text, at)?.[0];
  if (sign === undefined) throw new ExpressionError('SYNTAX', at, String.fromCodePoint(text.codePointAt(at)!));
  return [{ kind: SIGNS[sign] ?? 'operator', text: sign, at }, sign.length];
}
