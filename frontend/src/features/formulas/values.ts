import type { RiskDefinition, RiskFormula, RiskFormulaChange } from '../../shared/api/types';
import { numberOf, typedOf as typedNumber } from '../../shared/format/typedNumber';
import { AUDIENCES } from '../../shared/surveys/audiences';

/** A formula while it is written: numbers as they are typed, by the pointer the server would name them by. */
export type Typed = { name: string; source: string; note: string; numbers: Record<string, string> };

type Weights = Record<string, number>;

export function typedOf({ name, source, note, definition }: RiskFormula, language = 'ru'): Typed {
  const numbers: Record<string, string> = {};
  const put = (pointer: string, value: number | undefined) => {
    if (value !== undefined) numbers[pointer] = typedNumber(value, language);
  };
  put('/definition/answeredShare', Math.round(definition.answeredShare * 100));
  for (const field of ['smallestGroup', 'low', 'medium', 'high'] as const)
    put(`/definition/${field}`, definition[field]);
  for (const group of AUDIENCES) put(`/definition/weights/${group}`, (definition.weights as Weights)[group]);
  for (const [factor, weights] of Object.entries(definition.factorWeights as Record<string, Weights>)) {
    for (const group of AUDIENCES) put(`/definition/factorWeights/${factor}/${group}`, weights[group]);
  }
  return { name, source, note: note ?? '', numbers };
}

const weightsAt = (typed: Typed, start: string, codes: readonly string[]): Weights =>
  Object.fromEntries(
    codes.flatMap((code) => {
      const value = numberOf(typed.numbers[`${start}/${code}`]);
      return value === undefined ? [] : [[code, value]];
    }),
  );

export function updateOf(typed: Typed, factors: readonly string[]): RiskFormulaChange {
  const at = (field: string) => numberOf(typed.numbers[`/definition/${field}`]) ?? Number.NaN;
  const factorWeights = Object.fromEntries(
    factors
      .map((factor) => [factor, weightsAt(typed, `/definition/factorWeights/${factor}`, AUDIENCES)] as const)
      .filter(([, weights]) => Object.keys(weights).length > 0),
  );
  const definition = {
    answeredShare: at('answeredShare') / 100,
    smallestGroup: at('smallestGroup'),
    low: at('low'),
    medium: at('medium'),
    high: at('high'),
    weights: weightsAt(typed, '/definition/weights', AUDIENCES),
    factorWeights,
  };
  return {
    name: typed.name.trim(),
    source: typed.source.trim(),
    note: typed.note.trim() || null,
    definition: definition as RiskDefinition,
  };
}

export type Fault = 'number' | 'share' | 'group' | 'threshold' | 'weight' | 'order';

/** What the server would refuse, by the field it stands in: said while it is typed. */
export function faultsOf({ numbers }: Typed): Record<string, Fault> {
  const faults: Record<string, Fault> = {};
  const value = (pointer: string) => numberOf(numbers[pointer]) ?? Number.NaN;
  for (const [pointer, text] of Object.entries(numbers)) {
    const number = numberOf(text);
    const needed = !pointer.includes('eights/');
    if (number === undefined ? needed : Number.isNaN(number)) faults[pointer] = 'number';
    else if (number !== undefined) {
      const fault = faultAt(pointer, number);
      if (fault) faults[pointer] = fault;
    }
  }
  const rising = (...pointers: string[]) => {
    for (let index = 1; index < pointers.length; index++) {
      const [below, here] = [pointers[index - 1]!, pointers[index]!];
      if (value(here) <= value(below)) faults[here] ??= 'order';
    }
  };
  rising('/definition/low', '/definition/medium', '/definition/high');
  return faults;
}

function faultAt(pointer: string, number: number): Fault | null {
  if (pointer === '/definition/answeredShare')
    return number >= 50 && number <= 100 && number % 5 === 0 ? null : 'share';
  if (pointer === '/definition/smallestGroup')
    return number >= 5 && number <= 1000 && Number.isInteger(number) ? null : 'group';
  if (/^\/definition\/(low|medium|high)$/.test(pointer)) return number >= 0.01 && number <= 1 ? null : 'threshold';
  return number <= 100 ? null : 'weight';
}
