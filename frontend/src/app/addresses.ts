/** Plain addresses (?q=школа&year=2021) that people can read and edit, not JSON in the address bar. */
export function parseAddress(search: string): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function writeAddress(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '' && value !== false) params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** What stays in every address: the organisation and the year in focus. */
export type Focus = { org?: string; year?: number };

export function focusSearch(search: Record<string, unknown>): Focus {
  const year = Number(search['year']);
  const org = search['org'];
  return {
    org: typeof org === 'string' && org !== '' ? org : undefined,
    year: Number.isInteger(year) && year > 1990 && year < 2200 ? year : undefined,
  };
}
