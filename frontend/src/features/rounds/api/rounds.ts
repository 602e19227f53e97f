import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { MonitoringRound, MonitoringRoundChange, MonitoringRoundRequest } from '../../../shared/api/types';
import type { RoundsSearch } from '../search';

export const useRoundPages = ({ q, kind, state }: RoundsSearch) =>
  useInfiniteQuery({
    queryKey: ['monitoring-rounds', 'pages', q, kind, state],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/monitoring-rounds', {
          params: { query: { q, kind, state, limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const useRound = (id: string) =>
  useQuery({
    queryKey: ['monitoring-rounds', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/monitoring-rounds/{id}', { params: { path: { id } }, signal })),
  });

/** What rounds of an organisation may measure. */
export const useUsableIndicators = (organizationId: string) =>
  useQuery({
    queryKey: ['indicators', 'usable', organizationId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/indicators', {
          params: { query: { usableBy: organizationId, archived: false, limit: 500 } },
          signal,
        }),
      ),
  });

export function useCreateRound() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MonitoringRoundRequest) => unwrap(api.POST('/api/v1/monitoring-rounds', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['monitoring-rounds', 'pages'] }),
  });
}

export function useUpdateRound(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, body }: { version: number; body: MonitoringRoundChange }) =>
      unwrap(
        api.PUT('/api/v1/monitoring-rounds/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: (round: MonitoringRound) => {
      client.setQueryData(['monitoring-rounds', 'one', id], round);
      return client.invalidateQueries({ queryKey: ['monitoring-rounds', 'pages'] });
    },
    onError: (error) =>
      isStale(error) ? client.invalidateQueries({ queryKey: ['monitoring-rounds', 'one', id] }) : undefined,
  });
}

export type Step = 'open' | 'close';

/** Only what was seen is opened or closed. */
export function useStep(round: MonitoringRound) {
  const client = useQueryClient();
  const params = { path: { id: round.id }, header: { 'If-Match': etag(round.version) } };
  return useMutation({
    mutationFn: (step: Step) =>
      unwrap(
        step === 'open'
          ? api.POST('/api/v1/monitoring-rounds/{id}/open', { params })
          : api.POST('/api/v1/monitoring-rounds/{id}/close', { params }),
      ),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['monitoring-rounds'] }),
        client.invalidateQueries({ queryKey: ['round-places'] }),
      ]),
  });
}

export function useFill(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/monitoring-rounds/{id}/fill', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['monitoring-rounds'] }),
  });
}

export function useDeleteRound(round: MonitoringRound) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE('/api/v1/monitoring-rounds/{id}', {
          params: { path: { id: round.id }, header: { 'If-Match': etag(round.version) } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['monitoring-rounds', 'pages'] }),
  });
}
