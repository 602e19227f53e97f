import { describe, expect, it } from 'vitest';
import { nextCode, parseYears } from './grounds';

describe('the years of cohorts', () => {
  it('are read as people write them', () => {
    expect(parseYears('2021, 2020')).toEqual([2020, 2021]);
    expect(parseYears('2020-2022; 2022 2024')).toEqual([2020, 2021, 2022, 2024]);
    expect(parseYears('  ')).toEqual([]);
  });

  it('are refused when they are no years', () => {
    expect(parseYears('скоро')).toBeNull();
    expect(parseYears('2022-2020')).toBeNull();
    expect(parseYears('20211')).toBeNull();
    expect(parseYears('1066')).toBeNull();
  });
});

describe('the code of a new ground', () => {
  it('is one that no other has, also after one was taken away', () => {
    expect(nextCode([])).toBe('G1');
    expect(
      nextCode([
        { code: 'LOW_RESULTS', name: 'Низкие результаты' },
        { code: 'G3', name: 'Решение региона' },
      ]),
    ).toBe('G4');
  });
});
