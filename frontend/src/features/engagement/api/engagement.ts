import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { EngagementListRequest } from '../../../shared/api/types';
import type { EngagementSearch } from '../search';

export const useEngagementPages = (filter: EngagementSearch) =>
  useInfiniteQuery({
    queryKey: ['engagement', 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/engagement', { params: { query: { ...filter, limit: 100, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const useEngagementCounts = ({ q, within }: EngagementSearch) =>
  useQuery({
    queryKey: ['engagement', 'counts', q ?? '', within ?? ''],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/engagement/counts', { params: { query: { q, within } }, signal })),
    placeholderData: keepPreviousData,
  });

export const useEngagement = (organizationId: string) =>
  useQuery({
    queryKey: ['engagement', 'one', organizationId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/engagement/{organizationId}', { params: { path: { organizationId } }, signal })),
  });

export function useRefreshEngagement() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (organizationId: string) =>
      unwrap(api.POST('/api/v1/engagement/refresh', { body: { organizationId } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['engagement'] }),
  });
}

export const useEngagementLists = () =>
  useQuery({
    queryKey: ['engagement', 'lists'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/engagement-lists', { params: { query: { limit: 50 } }, signal })),
  });

export const useMatches = () =>
  useMutation({
    mutationFn: (body: { names: string[]; within: string }) =>
      unwrap(api.POST('/api/v1/organizations/match', { body: { ...body, kind: 'SCHOOL' as const } })),
  });

export function useCreateEngagementList() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EngagementListRequest) => unwrap(api.POST('/api/v1/engagement-lists', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['engagement'] }),
  });
}

export function useDeleteEngagementList() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/api/v1/engagement-lists/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['engagement'] }),
  });
}
