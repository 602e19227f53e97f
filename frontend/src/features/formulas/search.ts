/** Beside: the formula it is compared with. */
export type FormulaSearch = { beside?: string };

export const formulaSearch = (search: Record<string, unknown>): FormulaSearch => ({
  beside: typeof search['beside'] === 'string' && search['beside'] !== '' ? search['beside'] : undefined,
});
