import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, authorizedFetch, unwrap } from '../../../shared/api/client';
import { ApiProblem, problemOf } from '../../../shared/api/problem';
import type { EngagementFormulaRequest, EngagementListRequest, EngagementListRows } from '../../../shared/api/types';
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

export const useEngagementCounts = ({ q, within, month }: EngagementSearch) =>
  useQuery({
    queryKey: ['engagement', 'counts', q ?? '', within ?? '', month ?? ''],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/engagement/counts', { params: { query: { q, within, month } }, signal })),
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

export const useEngagementFormulas = () =>
  useInfiniteQuery({
    queryKey: ['engagement', 'formulas'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/engagement-formulas', { params: { query: { limit: 50, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** In force at once; figures follow when they are computed the next time. */
export function useCreateEngagementFormula() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EngagementFormulaRequest) => unwrap(api.POST('/api/v1/engagement-formulas', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['engagement'] }),
  });
}

/** What a file says of schools and lists; nothing is stored by it. */
export const useReadList = () =>
  useMutation({
    mutationFn: async (file: File): Promise<EngagementListRows> => {
      const body = new FormData();
      body.append('file', file, file.name);
      const address = new URL('/api/v1/engagement-lists/rows', window.location.origin);
      const answer = await authorizedFetch(new Request(address, { method: 'POST', body }));
      const read: unknown = await answer.json().catch(() => null);
      if (!answer.ok) throw new ApiProblem(problemOf(read, answer));
      return read as EngagementListRows;
    },
  });
