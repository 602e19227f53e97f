import type { Ground } from '../../shared/api/types';

/** A ground as it is being written; people see its words, its code is made once and stays. */
export type GroundDraft = { code: string; name: string };

/** A code no ground of the list has. */
export function nextCode(grounds: Ground[]): string {
  const taken = new Set(grounds.map((ground) => ground.code));
  let number = grounds.length + 1;
  while (taken.has(`G${number}`)) number++;
  return `G${number}`;
}

/** «2020, 2021-2023» as years, in their order; null when something else is written there. */
export function parseYears(text: string): number[] | null {
  const years = new Set<number>();
  for (const part of text.split(/[,;\s]+/).filter(Boolean)) {
    const match = /^(\d{4})(?:[-–](\d{4}))?$/.exec(part);
    if (!match) return null;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (from < 1990 || to > 2100 || to < from || to - from > 49) return null;
    for (let year = from; year <= to; year++) years.add(year);
  }
  return [...years].sort((one, other) => one - other);
}
