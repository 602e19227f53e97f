import { LIMITS } from './definition';
import { run, type Step } from './automaton';

/** A regular expression that a whole text must match, in time linear in the text. */
export interface Pattern {
  matches(text: string): boolean;
}

/** Parts of the pattern as it is written out: matching costs at most these times the length of the text. */
const SIZE = 1_000;
const DEPTH = 20;
const META = '^$\\.*+?()[]{}|/';
const KEPT = 200;

const known = new Map<string, Pattern | null>();

/** The pattern; null when it isn't one that means the same everywhere. */
export function patternOf(text: string): Pattern | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const node = text.length > LIMITS.pattern ? null : new Reader(text).whole();
  const program = node && compile(node);
  const pattern = program && { matches: (subject: string) => run(program, subject) };
  if (known.size >= KEPT) known.clear();
  known.set(text, pattern);
  return pattern;
}

type Test = (point: number) => boolean;
type Node =
  | { kind: 'one'; test: Test }
  | { kind: 'at'; place: 'start' | 'end' | 'edge' | 'inside' }
  | { kind: 'all'; of: Node[] }
  | { kind: 'any'; of: Node[] }
  | { kind: 'times'; of: Node; least: number; most: number };

class NoPattern extends Error {}
const refuse = (): never => {
  throw new NoPattern();
};

const isDigit: Test = (c) => c >= 48 && c <= 57;
const isWord: Test = (c) => isDigit(c) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
const isSpace: Test = (c) => c === 9 || c === 10 || c === 12 || c === 13 || c === 32;
const not =
  (test: Test): Test =>
  (c) =>
    !test(c);
const same =
  (point: number): Test =>
  (c) =>
    c === point;
const CLASSES: Record<string, Test> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isSpace,
  S: not(isSpace),
  t: same(9),
  n: same(10),
  r: same(13),
};

/** Recognises what the server does: alternatives, groups, classes, repetitions; neither looking around nor back. */
class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly pattern: string) {}

  whole(): Node | null {
    try {
      const [node, size] = this.alternatives();
      return size <= SIZE && this.at === this.pattern.length ? node : null;
    } catch (refused) {
      if (refused instanceof NoPattern) return null;
      throw refused;
    }
  }

  /** What was read and how large it is. */
  private alternatives(): [Node, number] {
    const of: Node[] = [];
    let size = 0;
    do {
      const [branch, itsSize] = this.sequence();
      of.push(branch);
      size += itsSize + 1;
    } while (this.skip('|'));
    return [{ kind: 'any', of }, size];
  }

  private sequence(): [Node, number] {
    const of: Node[] = [];
    let size = 0;
    while (this.at < this.pattern.length && this.peek() !== '|' && this.peek() !== ')') {
      const [atom, itsSize] = this.atom();
      const end = this.at;
      const [least, most, times] = this.repetition();
      size += itsSize * times;
      if ((atom.kind === 'at' && this.at !== end) || size > SIZE) refuse();
      of.push(least === 1 && most === 1 ? atom : { kind: 'times', of: atom, least, most });
    }
    return [{ kind: 'all', of }, size];
  }

  private atom(): [Node, number] {
    const c = this.take();
    switch (c) {
      case '(':
        return this.group();
      case '[':
        return [{ kind: 'one', test: this.characterClass() }, 1];
      case '^':
        return [{ kind: 'at', place: 'start' }, 1];
      case '$':
        return [{ kind: 'at', place: 'end' }, 1];
      case '.':
        return [{ kind: 'one', test: not(same(10)) }, 1];
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        return refuse();
      default:
        return [{ kind: 'one', test: same(c.codePointAt(0)!) }, 1];
    }
  }

  private group(): [Node, number] {
    if (++this.depth > DEPTH || (this.skip('?') && !this.skip(':'))) refuse();
    const [node, size] = this.alternatives();
    this.depth--;
    return this.skip(')') ? [node, size + 2] : refuse();
  }

  private escape(): [Node, number] {
    const c = this.at < this.pattern.length ? this.take() : refuse();
    if (c === 'b' || c === 'B') return [{ kind: 'at', place: c === 'b' ? 'edge' : 'inside' }, 1];
    return [{ kind: 'one', test: this.escaped(c) }, 1];
  }

  private escaped(c: string): Test {
    return CLASSES[c] ?? (META.includes(c) ? same(c.codePointAt(0)!) : refuse());
  }

  private characterClass(): Test {
    const negated = this.skip('^');
    const tests: Test[] = [];
    while (this.at < this.pattern.length && this.peek() !== ']') tests.push(this.range());
    if (tests.length === 0 || !this.skip(']')) refuse();
    return (c) => tests.some((test) => test(c)) !== negated;
  }

  private range(): Test {
    const first = this.member();
    if (!this.pattern.startsWith('-', this.at) || this.pattern.startsWith('-]', this.at)) {
      return typeof first === 'number' ? same(first) : first;
    }
    this.at++;
    const last = this.at < this.pattern.length ? this.member() : refuse();
    if (typeof first !== 'number' || typeof last !== 'number' || first > last) return refuse();
    return (c) => c >= first && c <= last;
  }

  /** A code point, or a class of characters («\d»), which can't be the end of a range. */
  private member(): number | Test {
    const c = this.take();
    if (c === '[' && this.at < this.pattern.length && ':.='.includes(this.peek())) refuse();
    if (c !== '\\') return c.codePointAt(0)!;
    const escaped = this.at < this.pattern.length ? this.take() : refuse();
    return escaped === '-' || META.includes(escaped) ? escaped.codePointAt(0)! : this.escaped(escaped);
  }

  /** How often at least and at most, and how often it is written out for that. */
  private repetition(): [number, number, number] {
    let found: [number, number, number];
    if (this.skip('*')) found = [0, Infinity, 2];
    else if (this.skip('+')) found = [1, Infinity, 2];
    else if (this.skip('?')) found = [0, 1, 1];
    else if (this.skip('{')) found = this.counted();
    else return [1, 1, 1];
    this.skip('?');
    return found;
  }

  private counted(): [number, number, number] {
    const least = this.number();
    let most = least;
    if (this.skip(',')) most = this.at < this.pattern.length && this.peek() === '}' ? Infinity : this.number();
    if (most < least || !this.skip('}')) refuse();
    return [least, most, Math.max(1, most === Infinity ? least + 1 : most)];
  }

  private number(): number {
    const digits = /^\d{1,4}/.exec(this.pattern.slice(this.at))?.[0] ?? refuse();
    this.at += digits.length;
    return Number(digits);
  }

  private take(): string {
    const c = String.fromCodePoint(this.pattern.codePointAt(this.at)!);
    this.at += c.length;
    return c;
  }

  private peek(): string {
    return this.pattern[this.at]!;
  }

  private skip(c: string): boolean {
    if (this.pattern[this.at] !== c) return false;
    this.at++;
    return true;
  }
}

/** The steps of an automaton, in the order of the pattern, a `match` last. */
function compile(node: Node): Step[] {
  const steps: Step[] = [];
  const emit = (each: Node): void => {
    switch (each.kind) {
      case 'one':
        steps.push({ kind: 'one', test: each.test });
        break;
      case 'at':
        steps.push({ kind: 'at', place: each.place });
        break;
      case 'all':
        each.of.forEach(emit);
        break;
      case 'any':
        alternatives(each.of);
        break;
      case 'times':
        repeated(each.of, each.least, each.most);
    }
  };
  /** A step that goes on at two places; the second is said later. */
  const fork = (): { kind: 'fork'; to: number[] } => {
    const step = { kind: 'fork' as const, to: [steps.length + 1] };
    steps.push(step);
    return step;
  };
  const alternatives = (of: Node[]): void => {
    const ends: { to: number[] }[] = [];
    of.forEach((each, index) => {
      const last = index === of.length - 1;
      const start = last ? null : fork();
      emit(each);
      if (!last) {
        const end = { kind: 'fork' as const, to: [] as number[] };
        steps.push(end);
        ends.push(end);
      }
      start?.to.push(steps.length);
    });
    for (const end of ends) end.to.push(steps.length);
  };
  const repeated = (of: Node, least: number, most: number): void => {
    for (let i = 0; i < least; i++) emit(of);
    if (most === Infinity) {
      const start = fork();
      const again = steps.length - 1;
      emit(of);
      steps.push({ kind: 'fork', to: [again] });
      start.to.push(steps.length);
      return;
    }
    const starts = [];
    for (let i = least; i < most; i++) {
      starts.push(fork());
      emit(of);
    }
    for (const start of starts) start.to.push(steps.length);
  };
  emit(node);
  return [...steps, { kind: 'match' }];
}
