/** One step of an automaton: take a character, hold at a place, go on at several, or be done. */
export type Step =
  | { kind: 'one'; test: (point: number) => boolean }
  | { kind: 'at'; place: 'start' | 'end' | 'edge' | 'inside' }
  | { kind: 'fork'; to: number[] }
  | { kind: 'match' };

/**
 * Whether the whole text matches. All ways are gone at once, so that no pattern takes longer than its size times the text:
 * a browser's own regular expressions try one way after the other, and some patterns would hold the page for ever.
 */
export function run(steps: readonly Step[], text: string): boolean {
  const points = Array.from(text, (c) => c.codePointAt(0)!);
  let here = new Set<number>();
  reach(steps, 0, points, 0, here);
  for (let at = 0; at < points.length && here.size > 0; at++) {
    const next = new Set<number>();
    for (const index of here) {
      const step = steps[index]!;
      if (step.kind === 'one' && step.test(points[at]!)) reach(steps, index + 1, points, at + 1, next);
    }
    here = next;
  }
  return here.has(steps.length - 1);
}

/** Adds all steps that can be reached without taking a character. */
function reach(steps: readonly Step[], from: number, points: number[], at: number, found: Set<number>): void {
  const open = [from];
  while (open.length > 0) {
    const index = open.pop()!;
    if (found.has(index)) continue;
    const step = steps[index]!;
    if (step.kind === 'at') {
      // Not remembered: whether it holds depends on the place alone, which is the same for all who come here.
      if (holds(step.place, points, at)) open.push(index + 1);
      continue;
    }
    found.add(index);
    if (step.kind === 'fork') open.push(...step.to);
  }
}

function holds(place: 'start' | 'end' | 'edge' | 'inside', points: number[], at: number): boolean {
  if (place === 'start') return at === 0;
  if (place === 'end') return at === points.length;
  return (isWord(points[at - 1]) !== isWord(points[at])) === (place === 'edge');
}

const isWord = (point: number | undefined): boolean => point !== undefined && /^\w$/.test(String.fromCodePoint(point));
