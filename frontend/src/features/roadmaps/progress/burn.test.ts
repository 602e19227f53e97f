import { describe, expect, it } from 'vitest';
import { chartOf, standOn } from './burn';

const points = [
  { from: '2026-01-05', planned: 2, submitted: 1, accepted: 0 },
  { from: '2026-02-02', planned: 4, submitted: 3, accepted: 2 },
  { from: '2026-06-01', planned: 8, submitted: 3, accepted: 2 },
];

describe('the burn-up', () => {
  it('stands on a day where the last step before it stood', () => {
    expect(standOn(points, '2026-01-04')).toEqual({ planned: 0, submitted: 0, accepted: 0 });
    expect(standOn(points, '2026-02-20')).toMatchObject({ planned: 4, submitted: 3, accepted: 2 });
  });

  it('draws the plan to its end and what was done until today', () => {
    const { lines, top, today } = chartOf(points, '2026-01-01', '2026-12-31', '2026-03-01');
    expect(top).toBe(8);
    expect(lines.planned).toMatch(/V0H1000$/);
    expect(lines.accepted).toMatch(/^M0 240H11V240H87\.9V180H162\.1$/);
    expect(today).toBe(162.1);
  });

  it('has no today outside of the plan, and reaches what was due beyond it', () => {
    expect(chartOf(points, '2026-01-01', '2026-03-31', '2027-01-01')).toMatchObject({ today: null });
    expect(chartOf(points, '2026-01-01', '2026-03-31', '2026-05-31').today).toBeLessThan(1000);
    expect(chartOf([], '2026-01-01', '2026-03-31', '2026-02-01').lines.planned).toBe('M0 240H1000');
  });
});
