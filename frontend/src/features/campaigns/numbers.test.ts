import { expect, it } from 'vitest';
import { participants } from '../../../test/surveys';
import { asTable } from './MadeLinks';
import { withNumbers } from './NumbersDialog';
import { countOf, lateFirst } from './numbers';

it('those that lag most come first', () => {
  const of = (answered: number, expected: number | null) => ({ answered, expected });
  expect(lateFirst([of(5, 20), of(0, 10), of(0, 50), of(2, null)])).toEqual([
    of(0, 50),
    of(0, 10),
    of(5, 20),
    of(2, null),
  ]);
});

it('a count is a whole number or none at all', () => {
  expect(['1 200', '25', ' ', '20-25', '12,5', 'нет', '-3'].map(countOf)).toEqual([
    1200,
    25,
    null,
    ...[Number.NaN, Number.NaN, Number.NaN, Number.NaN],
  ]);
});

it('a table of links holds texts and no formulas', async () => {
  const link = { id: 'l', participantId: 'p', audience: 'TEACHER' as const, url: 'u', token: 't' };
  const made = [{ ...link, organization: { ...participants[0]!.organization, name: '=1+1; "Заря"' } }];
  const text = await asTable(made, 'Школа;Группа;Ссылка').text();
  expect(text.split('\r\n')[1]).toBe('"\'=1+1; ""Заря""";"Учителя";"u"');
});

it('numbers for many groups leave alone what is left empty, and what is so already', () => {
  const [first, , third] = participants; // 20 expected and no limit; nothing expected and at most 50
  const none = { expected: null, quota: null };
  expect(withNumbers(first!, none, false)).toBeNull();
  expect(withNumbers(first!, { expected: 20, quota: null }, false)).toBeNull();
  expect(withNumbers(first!, { expected: null, quota: 40 }, false)).toMatchObject({ expected: 20, quota: 40 });
  expect(withNumbers(third!, { expected: 25, quota: null }, false)).toMatchObject({ expected: 25, quota: 50 });
  expect(withNumbers(third!, none, true)).toMatchObject({ expected: null, quota: null });
});
