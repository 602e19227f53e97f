import { describe, expect, it } from 'vitest';
import { readRows, rowErrors } from './rows';

describe('pasted rows', () => {
  it('are read as people paste them', () => {
    const { rows, incomplete } = readRows(
      '1. Иванова  Мария Петровна; Учитель математики\n\n2) Петров Петр\tУчитель физики\r\nСидорова Анна',
      'Учитель',
    );
    expect(rows).toEqual([
      { line: 1, fullName: 'Иванова Мария Петровна', position: 'Учитель математики' },
      { line: 3, fullName: 'Петров Петр', position: 'Учитель физики' },
      { line: 4, fullName: 'Сидорова Анна', position: 'Учитель' },
    ]);
    expect(incomplete).toEqual([]);
  });

  it('that lack something are named by their line', () => {
    expect(readRows('Иванова Мария\n; Учитель', '').incomplete).toEqual([1, 2]);
    expect(readRows('', 'Учитель').rows).toEqual([]);
  });

  it('are told from the pointers of the problem', () => {
    const errors = [
      { pointer: '/items/1/fullName', message: 'Названо дважды' },
      { pointer: '/items', message: 'Слишком много' },
    ];
    expect(rowErrors(errors, [1, 3])).toEqual([{ line: 3, message: 'Названо дважды' }]);
  });
});
