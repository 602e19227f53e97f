/** A number that is the same for a respondent and a place, and says nothing else. */
function seedOf(seed: number, name: string): number {
  let hash = seed ^ 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The respondent's own order: drawn once, the same whenever it is asked for. What stays last does so in its order. */
export function inOwnOrder<T>(seed: number, name: string, all: readonly T[], isLast: (each: T) => boolean): T[] {
  const random = randomOf(seedOf(seed, name));
  const drawn = all.filter((each) => !isLast(each));
  for (let i = drawn.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [drawn[i], drawn[j]] = [drawn[j]!, drawn[i]!];
  }
  return [...drawn, ...all.filter(isLast)];
}
