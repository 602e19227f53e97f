/** As the documents write numbers: 62,5. */
export const score = (value: number | null, language: string) =>
  value === null ? null : new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);

/** The server has rounded to tenths: nothing is rounded twice. */
export const percent = (value: number, language: string) =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value);
