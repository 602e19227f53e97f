import { describe, expect, it } from 'vitest';
import { patternOf } from '.';

describe('patterns', () => {
  it('mean what the expressions of the browser mean', () => {
    const random = lcg(7);
    const pick = (all: readonly string[]) => all[Math.floor(random() * all.length)]!;
    const piece = (depth: number): string => {
      const atom =
        depth > 0 && random() < 0.4
          ? `(${random() < 0.5 ? '?:' : ''}${piece(depth - 1)}${random() < 0.5 ? '|' + piece(depth - 1) : ''})`
          : pick(['a', 'б', '.', '[ab]', '[^a]', '\\d', '\\W', '\\.', '[а-я]', '[\\w-]']);
      const times = atom.startsWith('(') ? ['', '', '?', '{1,2}'] : ['', '', '*', '+?', '{2}', '{0,2}', '{1,}'];
      return atom + pick(times) + (random() < 0.4 ? pick(['', '\\b', '$']) : '') + (random() < 0.4 ? 'b' : '');
    };
    let matched = 0;
    for (let i = 0; i < 3_000; i++) {
      const pattern = piece(2);
      const ours = patternOf(pattern)!;
      const theirs = new RegExp(`^(?:${pattern})$`, 'u');
      for (let j = 0; j < 5; j++) {
        const text = Array.from({ length: Math.floor(random() * 5) }, () => pick(['a', 'b', 'б', '1', '.', '😀'])).join(
          '',
        );
        expect([pattern, text, ours.matches(text)]).toEqual([pattern, text, theirs.test(text)]);
        matched += Number(ours.matches(text));
      }
    }
    expect(matched).toBeGreaterThan(1_000);
  });

  it('take no longer for what makes the expressions of browsers try for ever', () => {
    const text = 'a'.repeat(4_000) + '!';
    expect(patternOf('(a*)*(a|a)*(a+)+')!.matches(text)).toBe(false);
    expect(patternOf('(a*)*(a|a)*(a+)+!')!.matches(text)).toBe(true);
  });
});

/** Numbers that are the same in every run. */
function lcg(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}
