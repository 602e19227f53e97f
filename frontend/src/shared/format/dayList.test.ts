import { describe, expect, it } from 'vitest';
import { readDays, writeDays } from './dayList';

describe('days as people write them', () => {
  it.each([
    ['7, 3, 1', [7, 3, 1]],
    ['7;3 1 3', [7, 3, 1]],
    ['', []],
    ['0', [0]],
  ])('%s is read', (text, days) => expect(readDays(text, 0)).toEqual(days));

  it.each(['семь', '-1', '61', '1.5', '1 2 3 4 5 6 7 8 9 10 11'])('%s is refused', (text) =>
    expect(readDays(text, 0)).toBeNull(),
  );

  it('knows that a reminder after the day is not on it', () => expect(readDays('0', 1)).toBeNull());

  it('comes back as it was written', () => expect(readDays(writeDays([14, 7]), 0)).toEqual([14, 7]));
});
