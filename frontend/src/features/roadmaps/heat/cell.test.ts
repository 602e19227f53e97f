import { describe, expect, it } from 'vitest';
import { readCell, step } from './cell';

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

describe('the keys in the heat map', () => {
  it('stay inside', () => {
    expect(step('ArrowUp', { row: 0, column: 1 }, 5, 3)).toEqual({ row: 0, column: 1 });
    expect(step('PageDown', { row: 0, column: 1 }, 5, 3)).toEqual({ row: 4, column: 1 });
    expect(step('End', { row: 2, column: 0 }, 5, 3)).toEqual({ row: 2, column: 2 });
    expect(step('a', { row: 2, column: 0 }, 5, 3)).toBeNull();
  });
});
