import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client';
import type { Term } from './types';

export type TermPeriod = { periodStart?: string | null; periodEnd?: string | null };

export async function parseTerm(text: string, period: TermPeriod, signal?: AbortSignal): Promise<Term | null> {
  const item = { text, periodStart: period.periodStart ?? undefined, periodEnd: period.periodEnd ?? undefined };
  const answer = await unwrap(api.POST('/api/v1/terms/parse', { body: { items: [item] }, signal }));
  return answer.items[0] ?? null;
}

/** The meaning of a term while it is typed; the last meaning stays until the next one arrives. */
export function useParsedTerm(text: string, period: TermPeriod, enabled: boolean) {
  return useQuery({
    queryKey: ['terms', 'parse', text, period.periodStart, period.periodEnd],
    queryFn: ({ signal }) => parseTerm(text, period, signal),
    enabled: enabled && text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}
