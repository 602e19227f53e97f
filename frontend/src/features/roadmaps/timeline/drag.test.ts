import { describe, expect, it } from 'vitest';
import { checkpoint } from '../../../../test/checkpoints';
import { daysOfKey, daysPulled, movableOf, movedTo } from './drag';

const span = { from: '2026-01-01', to: '2026-12-31', days: 365 };

describe('a due day on the timeline', () => {
  it('is moved only where the server lets another day be asked for', () => {
    const mine = checkpoint(1, { allowedActions: ['proposeDate'], due: '2026-04-30', activityId: 'row' });
    const rows = movableOf([
      mine,
      checkpoint(2, { allowedActions: ['comment'], activityId: 'row' }),
      checkpoint(3, { allowedActions: ['proposeDate'], due: null, activityId: 'row' }),
    ]);
    expect([...rows]).toMatchObject([['row', [{ id: mine.id, due: '2026-04-30' }]]]);
  });

  it('is pulled by whole days and not out of the timeline', () => {
    expect(daysPulled(26, 2.6, '2026-04-30', span)).toBe(10);
    expect(daysPulled(1.2, 2.6, '2026-04-30', span)).toBe(0);
    expect(daysPulled(10_000, 2.6, '2026-12-30', span)).toBe(1);
    expect(daysPulled(-10_000, 2.6, '2026-01-03', span)).toBe(-2);
    expect(movedTo('2026-04-30', 10)).toBe('2026-05-10');
  });

  it('is moved by the arrows, a week at a time with Shift', () => {
    expect([daysOfKey('ArrowRight', false), daysOfKey('ArrowLeft', true)]).toEqual([1, -7]);
    expect(daysOfKey('Enter', false)).toBeNull();
  });
});
