export type ApiClientsSearch = { q?: string };

export const apiClientsSearch = (search: Record<string, unknown>): ApiClientsSearch => ({
  q: typeof search['q'] === 'string' && search['q'] !== '' ? search['q'] : undefined,
});
