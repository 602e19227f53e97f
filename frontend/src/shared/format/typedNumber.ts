/** A number for a field: the decimal sign of the language, nothing between thousands. */
export const typedOf = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 10 }).format(value);

/** A number as it is typed, with a comma or a point; undefined for nothing, NaN for what is none. */
export function numberOf(text: string | undefined): number | undefined {
  const bare = (text ?? '').trim().replace(',', '.');
  if (bare === '') return undefined;
  return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : Number.NaN;
}
