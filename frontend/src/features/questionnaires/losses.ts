import type { XlsFormIssue } from '../../shared/api/types';

/**
 * What other programs pass over in an XLSForm of ours, put together from what the server names row by row. Kept: it stands in the
 * book, in columns of our own, and comes back with it; else other programs would read the form in another way than it is meant.
 */
export type Loss = { code: string; kept: boolean; at: string[] };

/** What a line is about, by its column, sheet or detail. */
const WORDS: [code: string, holds: (issue: XlsFormIssue) => boolean][] = [
  ['factors', ({ sheet }) => sheet === 'opora_factors'],
  ['titles', ({ sheet }) => sheet === 'settings'],
  ['values', ({ column }) => column === 'opora_value'],
  ['exclusive', ({ column }) => column === 'opora_exclusive'],
  ['attributes', ({ sheet }) => sheet === 'choices'],
  ['cannotSay', ({ column }) => column === 'opora_cannot_say'],
  ['randomOrder', ({ column }) => column === 'opora_random_order'],
  ['fileLimits', ({ column }) => column === 'opora_max_files' || column === 'opora_max_megabytes'],
  ['pattern', ({ column }) => column === 'opora_pattern'],
  ['scoring', ({ code, sheet }) => code === 'ONLY_IN_OPORA' && sheet === 'survey'],
  ['filteredOther', ({ detail }) => detail === 'or_other'],
  ['foreign', ({ code }) => code === 'NOT_IN_XLSFORM'],
];

export function lossesOf(issues: XlsFormIssue[]): Loss[] {
  const found = new Map<string, Loss>();
  for (const issue of issues) {
    const code = WORDS.find(([, holds]) => holds(issue))?.[0] ?? 'other';
    const loss = found.get(code) ?? { code, kept: issue.loss === 'NOTHING', at: [] };
    const place = placeOf(issue);
    if (place && !loss.at.includes(place)) loss.at.push(place);
    found.set(code, loss);
  }
  return [...found.values()];
}

/** A question by its name; else the row of the sheet. */
const placeOf = ({ code, sheet, row, detail }: XlsFormIssue) =>
  sheet === 'choices'
    ? detail
    : sheet !== 'survey'
      ? ''
      : code === 'ONLY_IN_OPORA' || row === null
        ? detail
        : `№ ${row}`;
