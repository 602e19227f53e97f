import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Indicator, IndicatorDefinition } from '../../../shared/api/types';
import type { IndicatorsSearch } from '../search';

export const useIndicatorPages = ({ q, origin, archived }: IndicatorsSearch) =>
  useInfiniteQuery({
    queryKey: ['indicators', 'pages', q, origin, archived],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/indicators', {
          params: { query: { q, origin, archived: archived ?? false, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const useIndicator = (id: string) =>
  useQuery({
    queryKey: ['indicators', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/indicators/{id}', { params: { path: { id } }, signal })),
  });

/** What other indicators call their groups: two spellings of one would be two groups. Read when somebody is about to type. */
export const useGroupsInUse = (wanted: boolean) =>
  useQuery({
    queryKey: ['indicators', 'groups'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/indicators', { params: { query: { archived: false, limit: 500 } }, signal })),
    select: ({ items }) => [...new Set(items.flatMap(({ definition }) => definition.group || []))].sort(),
    enabled: wanted,
  }).data ?? [];

export const useSources = () =>
  useQuery({
    queryKey: ['indicators', 'sources'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/indicator-sources', { signal })),
    staleTime: 3_600_000,
  });

type New = { organizationId: string; code: string; definition: IndicatorDefinition };

export function useCreateIndicator() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: New) => unwrap(api.POST('/api/v1/indicators', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['indicators', 'pages'] }),
  });
}

export function useUpdateIndicator(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, definition }: { version: number; definition: IndicatorDefinition }) =>
      unwrap(
        api.PUT('/api/v1/indicators/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body: { definition },
        }),
      ),
    onSuccess: (indicator: Indicator) => {
      client.setQueryData(['indicators', 'one', id], indicator);
      return client.invalidateQueries({ queryKey: ['indicators', 'pages'] });
    },
    onError: (error) =>
      isStale(error) ? client.invalidateQueries({ queryKey: ['indicators', 'one', id] }) : undefined,
  });
}

export function useArchiving(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: 'archive' | 'restore') =>
      unwrap(
        step === 'archive'
          ? api.POST('/api/v1/indicators/{id}/archive', { params: { path: { id } } })
          : api.POST('/api/v1/indicators/{id}/restore', { params: { path: { id } } }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['indicators'] }),
  });
}
