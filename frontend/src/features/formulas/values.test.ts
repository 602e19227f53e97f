import { expect, it } from 'vitest';
import { formula } from '../../../test/profiles';
import { numberOf } from '../../shared/format/typedNumber';
import { faultsOf, typedOf, updateOf } from './values';

it('a formula is typed and read back as it was', () => {
  const typed = typedOf(formula);
  expect(typed.numbers['/definition/answeredShare']).toBe('70');
  expect(typed.numbers['/definition/high']).toBe('0,6');
  expect(updateOf(typed, ['MOTIVATION'])).toEqual({
    name: formula.name,
    source: formula.source,
    note: formula.note,
    definition: formula.definition,
  });
});

it('what would be refused is told at its field', () => {
  const typed = typedOf(formula);
  const faults = (change: Record<string, string>) => faultsOf({ ...typed, numbers: { ...typed.numbers, ...change } });
  expect(faults({})).toEqual({});
  expect(faults({ '/definition/answeredShare': '72' })).toEqual({ '/definition/answeredShare': 'share' });
  expect(faults({ '/definition/smallestGroup': '4' })).toEqual({ '/definition/smallestGroup': 'group' });
  expect(faults({ '/definition/medium': '0,1' })).toEqual({ '/definition/medium': 'order' });
  expect(faults({ '/definition/high': 'x' })).toEqual({ '/definition/high': 'number' });
  expect(faults({ '/definition/weights/PUPIL': '' })).toEqual({});
  expect(faults({ '/definition/weights/PUPIL': '101' })).toEqual({ '/definition/weights/PUPIL': 'weight' });
});

it('numbers are taken with a comma or a point', () => {
  expect([numberOf('0,25'), numberOf('0.25'), numberOf(' '), numberOf(undefined)]).toEqual([
    0.25,
    0.25,
    undefined,
    undefined,
  ]);
  expect(numberOf('-1')).toBeNaN();
});
