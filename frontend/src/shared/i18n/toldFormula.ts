import { hasWords, t } from './i18n';

type Formula = { id: string; name: string; source: string };

/** Groups of the words of what comes with the product: formulas of risks, and of engagement, by id. */
const GROUPS = ['productRisk', 'productEngagement'];

/** A formula that came with the product, in the language of the page; others, copies of it too, as they were written. */
export function toldFormula<F extends Formula>(formula: F): F {
  const group = GROUPS.find((one) => hasWords(`${one}.${formula.id}.name`));
  if (!group) return formula;
  const word = (field: 'name' | 'source') => t(`${group}.${formula.id}.${field}` as never);
  return { ...formula, name: word('name'), source: word('source') };
}
