import { describe, expect, it } from 'vitest';
import type { Activity, RoadmapComment } from '../../../shared/api/types';
import { byRow, threadsOf } from './threads';

const said = (id: string, part: Partial<RoadmapComment> = {}) =>
  ({ id, activityId: null, parentId: null, resolvedAt: null, ...part }) as RoadmapComment;

const items = [
  said('1', { activityId: 'r2' }),
  said('2'),
  said('3', { activityId: 'r1', resolvedAt: '2027-02-01T10:00:00Z' }),
  said('4', { activityId: 'r2', parentId: '1' }),
  said('5', { activityId: 'gone' }),
];
const rows = [{ id: 'r1' }, { id: 'r2' }] as Activity[];
const ids = (groups: ReturnType<typeof byRow>) =>
  groups.map(({ row, threads }) => [row?.id ?? null, threads.map(({ first }) => first.id)]);

describe('what was said about a draft', () => {
  it('is in threads, the settled apart from the open', () => {
    expect(threadsOf(items, 'open').map(({ first }) => first.id)).toEqual(['1', '2', '5']);
    expect(threadsOf(items, 'settled').map(({ first }) => first.id)).toEqual(['3']);
    expect(threadsOf(items, 'all')[0]?.answers.map(({ id }) => id)).toEqual(['4']);
  });

  it('is laid out as the plan is: the whole first, then row by row', () => {
    expect(ids(byRow(threadsOf(items, 'all'), rows))).toEqual([
      [null, ['2', '5']],
      ['r1', ['3']],
      ['r2', ['1']],
    ]);
    expect(byRow([], rows)).toEqual([]);
  });
});
