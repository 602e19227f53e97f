import { describe, expect, it } from 'vitest';
import { roadmap } from '../../../test/fixtures';
import { menuOf, nextOf } from './deeds';
import { roadmapSearch } from './search';
import { firstView, viewsOf } from './view';

describe('what a roadmap offers', () => {
  it('is written and agreed on while it is a draft', () => {
    expect(viewsOf(roadmap)).toEqual(['table', 'timeline', 'calendar', 'edit', 'agreement', 'executors']);
    expect(viewsOf({ ...roadmap, allowedActions: [] })).not.toContain('edit');
  });

  it('has progress and editions once it is in force', () => {
    const active = { ...roadmap, state: 'ACTIVE' as const, edition: 1, allowedActions: [] };
    expect(viewsOf(active)).toEqual(['table', 'timeline', 'calendar', 'progress', 'heat', 'executors', 'editions']);
  });

  it('is matched row by row as an amending draft that is not merged yet', () => {
    const draft = { ...roadmap, amendsId: 'a', baseEdition: 1 };
    expect(viewsOf(draft)).toContain('matches');
    expect(viewsOf({ ...draft, state: 'APPROVED', mergedEdition: 2 })).not.toContain('matches');
  });

  it('opens an empty draft where it can be filled', () => {
    expect(firstView({ ...roadmap, activityCount: 0 })).toBe('edit');
    expect(firstView({ ...roadmap, activityCount: 0, allowedActions: [] })).toBe('table');
    expect(firstView(roadmap)).toBe('table');
  });

  it('has its next step in sight and the rest in the menu', () => {
    const one = { ...roadmap, allowedActions: ['withdraw', 'approve', 'comment'] as typeof roadmap.allowedActions };
    expect(nextOf(one)).toEqual(['approve']);
    expect(menuOf(one, false)).toEqual([['withdraw']]);
    expect(menuOf(one, true)).toEqual([['withdraw'], ['copy', 'keep']]);
  });

  it('is compared by editions or days, and by nothing else', () => {
    expect(roadmapSearch({ from: 2, to: '2027-03-01' })).toMatchObject({ from: '2', to: '2027-03-01' });
    expect(roadmapSearch({ from: 'x', to: '2027-13-01' })).toMatchObject({ from: undefined, to: undefined });
  });
});
