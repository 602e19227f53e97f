import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { RiskFormula, RiskFormulaMove, RiskFormulaRequest, RiskFormulaChange } from '../../../shared/api/types';

export const useFormulaPages = () =>
  useInfiniteQuery({
    queryKey: ['formulas', 'pages'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/risk-formulas', { params: { query: { limit: 100, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const useFormula = (id: string) =>
  useQuery({
    queryKey: ['formulas', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/risk-formulas/{id}', { params: { path: { id } }, signal })),
  });

export function useCreateFormula() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RiskFormulaRequest) => unwrap(api.POST('/api/v1/risk-formulas', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['formulas', 'pages'] }),
  });
}

/** Saved over the version that was read when the first letter was typed. */
export function useUpdateFormula(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, body }: { version: number; body: RiskFormulaChange }) =>
      unwrap(
        api.PUT('/api/v1/risk-formulas/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: (formula: RiskFormula) => {
      client.setQueryData(['formulas', 'one', id], formula);
      return Promise.all(
        ['pages', 'comparison'].map((part) => client.invalidateQueries({ queryKey: ['formulas', part] })),
      );
    },
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: ['formulas', 'one', id] }) : undefined),
  });
}

/** In force at once: every figure made by it is another one now. */
export function usePublish(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/risk-formulas/{id}/publish', { params: { path: { id } } })),
    onSuccess: () =>
      Promise.all(['formulas', 'risk-profiles'].map((part) => client.invalidateQueries({ queryKey: [part] }))),
  });
}

/** A row of the comparison whose schools are asked for. */
export type MoveAsked = Pick<RiskFormulaMove, 'factor' | 'from' | 'to'>;

export const useMovedSchools = (id: string, beside: string, { factor, from, to }: MoveAsked) =>
  useInfiniteQuery({
    queryKey: ['formulas', 'comparison', id, beside, factor, from, to],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/risk-formulas/{id}/comparison/schools', {
          params: {
            path: { id },
            query: { with: beside, factor, was: from, becomes: to, limit: 100, cursor: pageParam },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const useFormulaComparison = (id: string, beside: string | undefined) =>
  useQuery({
    queryKey: ['formulas', 'comparison', id, beside ?? ''],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/risk-formulas/{id}/comparison', {
          params: { path: { id }, query: { with: beside! } },
          signal,
        }),
      ),
    enabled: beside !== undefined,
  });
