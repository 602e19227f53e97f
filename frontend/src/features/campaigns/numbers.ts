import type { CampaignParticipant, ResponseRate } from '../../shared/api/types';

/** A count as it is typed, with or without spaces between thousands; null for nothing, NaN for what is none. */
export function countOf(text: string): number | null {
  const bare = text.replace(/\s/g, '');
  if (bare === '') return null;
  return /^\d+$/.test(bare) ? Number(bare) : Number.NaN;
}

/** How many of those that were expected have answered, 0..1; null where it is not known how many are. */
export const shareOf = ({ answered, expected }: Pick<CampaignParticipant, 'answered' | 'expected'>) =>
  expected === null || expected === 0 ? null : Math.min(1, answered / expected);

export const rateOf = ({ answeredOfExpected, expected }: ResponseRate) =>
  expected === 0 ? null : Math.min(1, answeredOfExpected / expected);

export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** The ones that lag first; of the same share those with more people to remind. */
export const lateFirst = <T extends Pick<CampaignParticipant, 'answered' | 'expected'>>(items: readonly T[]): T[] =>
  [...items].sort(
    (a, b) =>
      (shareOf(a) ?? (a.answered > 0 ? 1 : 0)) - (shareOf(b) ?? (b.answered > 0 ? 1 : 0)) ||
      (b.expected ?? 0) - (a.expected ?? 0),
  );
