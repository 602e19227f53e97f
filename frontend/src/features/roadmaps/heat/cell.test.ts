import { describe, expect, it } from 'vitest';
import { cellMark, lateShare, readCell, step, type Cell } from './cell';

describe('a cell of the heat map', () => {
  it('is read as the contract writes it', () => {
    expect(readCell('O2/5!1')).toEqual({ letter: 'O', accepted: 2, total: 5, overdue: 1 });
    expect(readCell('A3/3')).toEqual({ letter: 'A', accepted: 3, total: 3, overdue: 0 });
  });

  it('is empty where there is nothing to do or nothing known', () => {
    expect(readCell(null)).toBeNull();
    expect(readCell('Z1/2')).toBeNull();
    expect(readCell('A')).toBeNull();
  });
});

describe('a cell of a municipality', () => {
  const late = (overdue: number, total: number): Cell => ({ letter: overdue ? 'O' : 'A', accepted: 0, total, overdue });

  it('says which part is late, and never that nothing is', () => {
    expect(lateShare(late(1, 1000), 'MUNICIPALITY')).toEqual({ percent: 1, heat: 1 });
    expect(lateShare(late(10, 100), 'MUNICIPALITY')).toEqual({ percent: 10, heat: 2 });
    expect(lateShare(late(30, 100), 'MUNICIPALITY')).toEqual({ percent: 30, heat: 3 });
    expect(cellMark(late(7, 7), 'MUNICIPALITY')).toBe('100%');
  });

  it('has its sign where nothing is late, as a school has', () => {
    expect(lateShare(late(0, 5), 'MUNICIPALITY')).toBeNull();
    expect(lateShare(late(1, 5), 'SCHOOL')).toBeNull();
    expect(cellMark(late(1, 5), 'SCHOOL')).toBe(cellMark(late(2, 5), 'SCHOOL'));
  });
});

describe('the keys in the heat map', () => {
  it('stay inside', () => {
    expect(step('ArrowUp', { row: 0, column: 1 }, 5, 3)).toEqual({ row: 0, column: 1 });
    expect(step('PageDown', { row: 0, column: 1 }, 5, 3)).toEqual({ row: 4, column: 1 });
    expect(step('End', { row: 2, column: 0 }, 5, 3)).toEqual({ row: 2, column: 2 });
    expect(step('a', { row: 2, column: 0 }, 5, 3)).toBeNull();
  });
});
