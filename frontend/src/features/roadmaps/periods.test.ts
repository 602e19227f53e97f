import { describe, expect, it } from 'vitest';
import { isWhole, periodsAround, yearLater } from './periods';

describe('the period of a plan', () => {
  it('is a calendar or a school year around today', () => {
    const periods = periodsAround('2026-11-26');
    expect(periods.map((one) => one.key)).toEqual(['C2026', 'C2027', 'C2028', 'S2025', 'S2026', 'S2027']);
    expect(periods[4]).toMatchObject({ start: '2026-09-01', end: '2027-08-31' });
  });

  it('goes on a year later, also from a leap day', () => {
    expect(yearLater({ start: '2027-01-01', end: '2027-12-31' })).toEqual({ start: '2028-01-01', end: '2028-12-31' });
    expect(yearLater({ start: '2028-02-29', end: '2028-08-31' })).toEqual({ start: '2029-02-28', end: '2029-08-31' });
  });

  it('is whole with two days in order', () => {
    expect(isWhole({ start: '2027-01-01', end: null })).toBe(false);
    expect(isWhole({ start: '2027-02-01', end: '2027-01-01' })).toBe(false);
    expect(isWhole({ start: '2027-01-01', end: '2027-01-01' })).toBe(true);
  });
});
