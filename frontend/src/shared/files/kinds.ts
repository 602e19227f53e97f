/** What the server keeps, by the ending of the name; what is inside it finds out itself. */
export const DOCUMENTS = ['pdf', 'docx', 'xlsx', 'odt', 'ods', 'rtf', 'txt', 'csv'];
export const PICTURES = ['jpg', 'jpeg', 'png', 'webp'];
export const ALL_KINDS = [...DOCUMENTS, ...PICTURES];

export const acceptOf = (kinds: string[]) => kinds.map((kind) => `.${kind}`).join(',');

/** A telephone makes a JPEG of its own format when a JPEG is what is asked for. */
export const PHOTO = 'image/jpeg';

export const fitsKinds = (name: string, kinds: string[]) =>
  kinds.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) && name.includes('.');

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** 1 536 -> «1,5 кБ»: as people say it, with one digit after the comma where it tells anything. */
export function formatSize(bytes: number, language: string): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  const amount = bytes / 1024 ** step;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 || amount >= 10 ? 0 : 1,
  }).format(amount);
}
