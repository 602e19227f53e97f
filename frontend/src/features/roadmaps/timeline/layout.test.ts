import { describe, expect, it } from 'vitest';
import { activities, roadmap, terms } from '../../../../test/fixtures';
import { groupRows } from '../rows';
import { weeksOf, runningIn, firstMonth } from '../calendar/days';
import { marksOf, mondays, spanOf } from './layout';

const groups = groupRows(roadmap.sections, activities, {});
const span = spanOf(roadmap.periodStart, roadmap.periodEnd, groups);

describe('the timeline', () => {
  it('covers whole months and what lies beyond the period', () => {
    expect(span).toEqual({ from: '2026-01-01', to: '2026-12-31', days: 365 });
    const early = [{ section: null, level: 0, rows: [{ ...activities[0]!, term: terms.doubtful.proposal! }] }];
    expect(spanOf('2026-01-01', '2026-12-31', early).from).toBe('2025-12-01');
  });

  it('draws windows as bars, days as diamonds, what repeats as ticks', () => {
    expect(marksOf(terms.march, span)).toMatchObject([{ kind: 'bar', offset: 59, length: 61 }]);
    expect(marksOf(terms.deadline, span)).toMatchObject([{ kind: 'deadline', offset: 73, length: 1 }]);
    expect(marksOf(terms.monthly, span).map((mark) => mark.kind)).toEqual(Array(12).fill('tick'));
    expect(marksOf(terms.perSchool, span)).toHaveLength(2);
    expect(marksOf(terms.schedule, span)).toEqual([]);
  });

  it('numbers its weeks by Mondays', () => {
    expect(mondays({ from: '2026-01-01', to: '2026-01-31', days: 31 })).toEqual([
      '2026-01-05',
      '2026-01-12',
      '2026-01-19',
      '2026-01-26',
    ]);
  });
});

describe('the calendar', () => {
  it('shows whole weeks with what is due on each day', () => {
    const days = weeksOf('2026-03', groups).flat();
    expect(days).toHaveLength(42);
    expect(days.find((day) => day.day === '2026-03-15')?.entries.map((entry) => entry.row.number)).toEqual(['1.1']);
  });

  it('names what runs in a month and is due later', () => {
    expect(runningIn('2026-03', groups).map((row) => row.number)).toEqual(['1.2']);
    expect(runningIn('2026-04', groups)).toEqual([]);
  });

  it('begins with today when something is due, else with the next month that has something', () => {
    expect(firstMonth('2026-05-02', groups)).toBe('2026-05');
    expect(firstMonth('2025-11-22', groups)).toBe('2026-01');
    expect(firstMonth('2030-01-01', groups)).toBe('2026-01');
  });
});
