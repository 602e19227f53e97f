import { expect, it } from 'vitest';
import type { XlsFormIssue } from '../../shared/api/types';
import { lossesOf } from './losses';

const issue = (one: Partial<XlsFormIssue>): XlsFormIssue => ({
  code: 'ONLY_IN_OPORA',
  loss: 'NOTHING',
  sheet: 'survey',
  row: null,
  column: null,
  detail: '',
  ...one,
});

it('lines about the same are told together, with the questions they are about', () => {
  expect(
    lossesOf([
      issue({ row: 3, column: 'opora_cannot_say', detail: 'mood' }),
      issue({ row: 5, column: 'opora_cannot_say', detail: 'calm' }),
      issue({ row: 5, column: 'opora_factor', detail: 'calm' }),
      issue({ row: 5, column: 'opora_reverse', detail: 'calm' }),
      issue({ sheet: 'opora_factors' }),
      issue({ sheet: 'choices', column: 'opora_value' }),
      issue({ sheet: 'settings', column: 'opora_title::en' }),
    ]),
  ).toEqual([
    { code: 'cannotSay', kept: true, at: ['mood', 'calm'] },
    { code: 'scoring', kept: true, at: ['calm'] },
    { code: 'factors', kept: true, at: [] },
    { code: 'values', kept: true, at: [] },
    { code: 'titles', kept: true, at: [] },
  ]);
});

it('what others understand otherwise is told apart, by its row', () => {
  const changed = { code: 'NOT_IN_XLSFORM', loss: 'CHANGED' as const };
  expect(
    lossesOf([
      issue({ ...changed, row: 4, column: 'relevant', detail: 'sum' }),
      issue({ ...changed, row: 7, column: 'choice_filter', detail: 'or_other' }),
      issue({ ...changed, sheet: 'choices', column: 'image', detail: 'image' }),
    ]),
  ).toEqual([
    { code: 'foreign', kept: false, at: ['№ 4'] },
    { code: 'filteredOther', kept: false, at: ['№ 7'] },
    { code: 'attributes', kept: false, at: ['image'] },
  ]);
});
