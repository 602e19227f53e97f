import { describe, expect, it } from 'vitest';
import type { Activity, RoadmapSection } from '../../../shared/api/types';
import { endOfSection, outlineOf, parentsOf, rowsIn, rowStep, sectionStep } from './outline';

const section = (id: string, sections: RoadmapSection[] = [], activityCount = 0): RoadmapSection => ({
  id,
  number: null,
  title: id,
  activityCount,
  version: 1,
  sections,
});
const row = (id: string, sectionId: string | null) => ({ id, sectionId }) as Activity;

const inner = section('A1', [], 1);
const sections = [section('A', [inner], 2), section('B')];
const rows = [row('0', null), row('1', 'A'), row('2', 'A'), row('3', 'A1')];
const parts = outlineOf(sections, rows);

describe('the outline of a draft', () => {
  it('shows every section, also an empty one, and rows outside sections first', () => {
    expect(parts.map((part) => [part.section?.id ?? null, part.level, part.rows.map(({ id }) => id)])).toEqual([
      [null, 0, ['0']],
      ['A', 0, ['1', '2']],
      ['A1', 1, ['3']],
      ['B', 0, []],
    ]);
    expect(outlineOf(sections, [])[0]?.section?.id).toBe('A');
    expect(outlineOf([], [])).toHaveLength(1);
  });

  it('moves a row past the one beside it', () => {
    expect(rowStep(parts, '2', -1)).toEqual({ sectionId: 'A', afterId: null });
    expect(rowStep(parts, '1', 1)).toEqual({ sectionId: 'A', afterId: '2' });
  });

  it('moves a row over the edge of its section, not out of the plan', () => {
    expect(rowStep(parts, '2', 1)).toEqual({ sectionId: 'A1', afterId: null });
    expect(rowStep(parts, '1', -1)).toEqual({ sectionId: null, afterId: '0' });
    expect(rowStep(parts, '3', 1)).toEqual({ sectionId: 'B', afterId: null });
    expect(rowStep(parts, '0', -1)).toBeNull();
    expect(rowStep(parts, 'unknown', 1)).toBeNull();
  });

  it('moves a section among those beside it only', () => {
    const parents = parentsOf(sections);
    const part = (id: string) => parts.find((one) => one.section?.id === id)!;
    expect(sectionStep(part('A'), parents, 1)).toEqual({ parentId: null, afterId: 'B' });
    expect(sectionStep(part('B'), parents, -1)).toEqual({ parentId: null, afterId: null });
    expect(sectionStep(part('A1'), parents, 1)).toBeNull();
    expect(parents.get('A1')).toBe('A');
  });

  it('puts a new row last, and counts what goes with a section', () => {
    expect(endOfSection(parts, 'A')).toEqual({ sectionId: 'A', afterId: '2' });
    expect(endOfSection(parts, 'A', '2')).toEqual({ sectionId: 'A', afterId: '1' });
    expect(endOfSection(parts, 'B')).toEqual({ sectionId: 'B', afterId: null });
    expect(rowsIn(sections[0]!)).toBe(3);
  });
});
