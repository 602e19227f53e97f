import type { IndicatorDefinition } from '../../shared/api/types';

type Definition = IndicatorDefinition;
export type Part = { key: string; title: string };
export type GoalTyped = { year: string; target: string; threshold: string };

/** A definition while it is written: numbers as they are typed. */
export type Typed = {
  title: string;
  description: string;
  owner: string;
  group: string;
  unit: string;
  direction: Definition['direction'];
  aggregation: Definition['aggregation'];
  weightedBy: string;
  origin: Definition['origin'];
  source: string;
  formula: string;
  decimals: string;
  parts: Part[];
  goals: GoalTyped[];
  least: string;
  most: string;
  change: string;
  deviation: string;
  notable: string;
  context: boolean;
};

export const EMPTY: Typed = {
  title: '',
  description: '',
  owner: '',
  group: '',
  unit: '%',
  direction: 'UP',
  aggregation: 'MEAN',
  weightedBy: '',
  origin: 'MANUAL',
  source: '',
  formula: '',
  decimals: '1',
  parts: [],
  goals: [],
  least: '',
  most: '',
  change: '',
  deviation: '3',
  notable: '0',
  context: false,
};

export function typedOf(definition: Definition, language: string): Typed {
  const format = new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 10 });
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : format.format(value);
  return {
    title: definition.title,
    description: definition.description ?? '',
    owner: definition.owner ?? '',
    group: definition.group ?? '',
    unit: definition.unit,
    direction: definition.direction,
    aggregation: definition.aggregation,
    weightedBy: definition.weightedBy ?? '',
    origin: definition.origin,
    source: definition.source ?? '',
    formula: definition.formula ?? '',
    decimals: String(definition.decimals),
    parts: definition.breakdowns.map(({ key, title }) => ({ key, title })),
    goals: definition.goals.map(({ year, target, threshold }) => ({
      year: String(year),
      target: text(target),
      threshold: text(threshold),
    })),
    least: text(definition.checks.least),
    most: text(definition.checks.most),
    change: text(definition.checks.change),
    deviation: text(definition.checks.deviation),
    notable: text(definition.notable),
    context: definition.context,
  };
}

/** A number as it is typed; null for nothing, NaN for what is none. */
export function numberOf(text: string): number | null {
  const bare = text
    .trim()
    .replace(/[\s\u00a0]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  if (bare === '') return null;
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : Number.NaN;
}

/** The fields that hold no number although they should. */
export function faultsOf(typed: Typed): Set<string> {
  const faults = new Set<string>();
  const check = (field: string, text: string, needed = false) => {
    const number = numberOf(text);
    if (number === null ? needed : Number.isNaN(number)) faults.add(field);
  };
  for (const field of ['least', 'most', 'change', 'deviation'] as const) check(field, typed[field]);
  check('notable', typed.notable, true);
  check('decimals', typed.decimals, true);
  typed.goals.forEach((goal, place) => {
    check(`goals.${place}.year`, goal.year, true);
    check(`goals.${place}.target`, goal.target);
    check(`goals.${place}.threshold`, goal.threshold);
  });
  return faults;
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

export function definitionOf(typed: Typed): Definition {
  const whole = typed.origin === 'MANUAL';
  return {
    title: typed.title.trim(),
    description: orNull(typed.description),
    owner: orNull(typed.owner),
    group: orNull(typed.group),
    unit: typed.unit.trim(),
    direction: typed.direction,
    aggregation: typed.aggregation,
    weightedBy: typed.aggregation === 'WEIGHTED' ? orNull(typed.weightedBy) : null,
    origin: typed.origin,
    source: typed.origin === 'SOURCE' ? orNull(typed.source) : null,
    formula: typed.origin === 'FORMULA' ? orNull(typed.formula) : null,
    decimals: numberOf(typed.decimals) ?? 0,
    breakdowns: whole ? typed.parts.filter(({ key }) => key.trim() !== '') : [],
    goals: typed.goals.map(({ year, target, threshold }) => ({
      year: numberOf(year) ?? 0,
      target: numberOf(target),
      threshold: numberOf(threshold),
    })),
    checks: {
      least: numberOf(typed.least),
      most: numberOf(typed.most),
      change: numberOf(typed.change),
      deviation: numberOf(typed.deviation),
    },
    notable: numberOf(typed.notable) ?? 0,
    context: typed.context,
  };
}
