import type { EngagementDefinition, EngagementFormula } from '../../shared/api/types';
import { numberOf, typedOf } from '../../shared/format/typedNumber';

export const COMPONENTS = ['CHECKPOINTS', 'DOCUMENTS', 'SURVEY', 'VISITS', 'RESPONSE', 'EVENTS'] as const;
export const BORDERS = ['red', 'yellow', 'days'] as const;

/** Numbers as they are typed: of the borders and of what each component weighs. */
export type Typed = Record<string, string>;

export const typedFormula = ({ definition }: EngagementFormula, language: string): Typed =>
  Object.fromEntries([
    ...BORDERS.map((field) => [field, typedOf(definition[field], language)]),
    ...COMPONENTS.map((code) => [
      code,
      typedOf((definition.weights as Typed & Record<string, number>)[code] ?? 0, language),
    ]),
  ]) as Typed;

export type Fault = 'days' | 'border' | 'order' | 'weight' | 'none';

/** What the server would refuse, by its field: said while it is typed. */
export function faultsOf(typed: Typed): Record<string, Fault> {
  const at = (field: string) => numberOf(typed[field]) ?? Number.NaN;
  const faults: Record<string, Fault> = {};
  const days = at('days');
  if (!(Number.isInteger(days) && days >= 30 && days <= 1100)) faults['days'] = 'days';
  if (!(at('red') >= 1 && at('red') <= 99)) faults['red'] = 'border';
  if (!(at('yellow') >= 1 && at('yellow') <= 100)) faults['yellow'] = 'border';
  else if (!(at('red') < at('yellow'))) faults['yellow'] = 'order';
  for (const code of COMPONENTS) if (!((numberOf(typed[code]) ?? 0) <= 100)) faults[code] = 'weight';
  if (!COMPONENTS.some((code) => (numberOf(typed[code]) ?? 0) > 0)) faults['CHECKPOINTS'] ??= 'none';
  return faults;
}

export const definitionOf = (typed: Typed): EngagementDefinition => {
  const at = (field: string) => numberOf(typed[field]) ?? 0;
  const weights = COMPONENTS.filter((code) => at(code) > 0).map((code) => [code, at(code)]);
  return { days: at('days'), red: at('red'), yellow: at('yellow'), weights: Object.fromEntries(weights) as never };
};
