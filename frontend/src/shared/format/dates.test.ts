import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  formatDay,
  formatWindow,
  lastOfMonth,
  monthName,
  monthsBetween,
  nextMonth,
  today,
  weekday,
} from './dates';

describe('days', () => {
  it('are written as the documents write them', () => {
    expect(formatDay('2021-04-30')).toBe('30.04.2021');
    expect(formatWindow({ start: '2021-03-01', due: '2021-04-30' })).toBe('01.03.2021–30.04.2021');
    expect(formatWindow({ start: '2021-03-01', due: '2021-03-01' })).toBe('01.03.2021');
    expect(formatWindow({ start: null, due: '2021-03-01' })).toBe('01.03.2021');
  });

  it('cross the year and the leap day', () => {
    expect(addDays('2019-12-31', 1)).toBe('2020-01-01');
    expect(lastOfMonth('2020-02')).toBe('2020-02-29');
    expect(lastOfMonth('2021-02')).toBe('2021-02-28');
    expect(nextMonth('2021-12')).toBe('2022-01');
    expect(daysBetween('2021-01-01', '2022-01-01')).toBe(365);
    expect(monthsBetween('2019-11-15', '2020-02-01')).toEqual(['2019-11', '2019-12', '2020-01', '2020-02']);
  });

  it('begin the week on Monday', () => {
    expect(weekday('2022-01-03')).toBe(0);
    expect(weekday('2022-01-09')).toBe(6);
  });

  it('name months in both languages', () => {
    expect(monthName('2021-03', 'ru', 'full')).toBe('Март 2021');
    expect(monthName('2021-03', 'en')).toBe('March');
  });

  it('follow the clock of the executor', () => {
    expect([0, 1]).toContain(daysBetween(today('Europe/Moscow'), today('Asia/Vladivostok')));
    expect(today('Asia/Vladivostok')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
