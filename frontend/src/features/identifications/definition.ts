import type { IdentificationCriterion, IdentificationDefinition } from '../../shared/api/types';

export const CATEGORIES: IdentificationCriterion['category'][] = ['LOW_OUTCOMES', 'RISK_ZONE'];

/** As the region's orders have it: 30 percent in two procedures of the year, or in the same one two years running. */
export const USUAL: IdentificationDefinition = {
  kinds: [],
  smallest: 5,
  categories: [
    { category: 'LOW_OUTCOMES', share: 0.3, procedures: 2, years: 2, join: 'OR' },
    { category: 'RISK_ZONE', share: 0.3, procedures: 1, years: null, join: null },
  ],
};

/** The definition with another criterion in one place. */
export const withCriterion = (
  definition: IdentificationDefinition,
  at: number,
  change: Partial<IdentificationCriterion>,
): IdentificationDefinition => ({
  ...definition,
  categories: definition.categories.map((one, index) => (index === at ? { ...one, ...change } : one)),
});

/** Each category asks for something. */
export const isSound = (definition: IdentificationDefinition) =>
  definition.categories.length > 0 &&
  definition.categories.every(
    ({ share, procedures, years }) => share > 0 && share <= 1 && (procedures !== null || years !== null),
  );
