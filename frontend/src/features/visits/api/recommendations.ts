import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { RecommendationState } from '../../../shared/api/types';
import type { AdviceSearch } from '../search';

export const useAdvicePages = ({ state, ...query }: AdviceSearch & { visit?: string }, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['recommendations', 'pages', query, state],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/recommendations', {
          params: { query: { ...query, state: state ? [state] : undefined, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });

/** The first ones in some states: for the page of the day. */
export const useAdviceIn = (state: RecommendationState[], visitor: 'ME' | undefined, limit: number, enabled: boolean) =>
  useQuery({
    queryKey: ['recommendations', 'some', state, visitor ?? '', limit],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/recommendations', { params: { query: { state, visitor, limit } }, signal })),
    enabled,
  });

export const useAdvice = (id: string) =>
  useQuery({
    queryKey: ['recommendations', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/recommendations/{id}', { params: { path: { id } }, signal })),
  });

export const addAdvice = (visit: string, body: { id: string; text: string; due: string }) =>
  unwrap(api.POST('/api/v1/visits/{id}/recommendations', { params: { path: { id: visit } }, body }));

export type AdviceStep =
  | { step: 'accept'; text: string }
  | { step: 'dispute'; text: string }
  | { step: 'done'; text: string; files: string[] }
  | { step: 'verify' }
  | { step: 'return' | 'withdraw'; remark: string }
  | { step: 'update'; text: string; due: string };

type Taken = AdviceStep & { id: string; version: number };

/** A step on the version that is shown. */
export function useAdviceStep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (what: Taken) => {
      const params = { path: { id: what.id }, header: { 'If-Match': etag(what.version) } };
      switch (what.step) {
        case 'accept':
          return unwrap(api.POST('/api/v1/recommendations/{id}/accept', { params, body: { text: what.text || null } }));
        case 'dispute':
          return unwrap(api.POST('/api/v1/recommendations/{id}/dispute', { params, body: { text: what.text } }));
        case 'done':
          return unwrap(
            api.POST('/api/v1/recommendations/{id}/done', { params, body: { text: what.text, files: what.files } }),
          );
        case 'verify':
          return unwrap(api.POST('/api/v1/recommendations/{id}/verify', { params }));
        case 'update':
          return unwrap(
            api.PATCH('/api/v1/recommendations/{id}', {
              params,
              headers: { 'Content-Type': 'application/merge-patch+json' },
              body: { text: what.text, due: what.due },
            }),
          );
        default:
          return unwrap(
            api.POST(`/api/v1/recommendations/{id}/${what.step}`, { params, body: { remark: what.remark } }),
          );
      }
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['recommendations'] }),
        client.invalidateQueries({ queryKey: ['visits', 'pages'] }),
      ]),
  });
}
