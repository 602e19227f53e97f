/** A figure with the decimals of its indicator; a dash for none. */
export const figure = (value: number | null | undefined, decimals: number, language: string): string =>
  value === null || value === undefined
    ? '—'
    : new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(value);

/** A difference, always with its sign. */
export const signed = (value: number | null | undefined, decimals: number, language: string): string =>
  value === null || value === undefined
    ? '—'
    : new Intl.NumberFormat(language, { maximumFractionDigits: decimals, signDisplay: 'exceptZero' }).format(value);
