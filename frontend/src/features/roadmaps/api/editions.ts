import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useEditions = (id: string) =>
  useInfiniteQuery({
    queryKey: ['roadmaps', 'editions', id],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{id}/editions', {
          params: { path: { id }, query: { limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** One edition with its frozen plan. */
export const useEdition = (id: string, number: number) =>
  useQuery({
    queryKey: ['roadmaps', 'edition', id, number],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/roadmaps/{id}/editions/{number}', { params: { path: { id, number } }, signal })),
    staleTime: Infinity,
  });

/** Two editions row by row; without words, what the server compares by itself: the last with the one before. */
export const useDifferences = (id: string, from: string | undefined, to: string | undefined, enabled: boolean) =>
  useQuery({
    queryKey: ['roadmaps', 'differences', id, from, to],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/roadmaps/{id}/differences', { params: { path: { id }, query: { from, to } }, signal })),
    enabled,
  });

/** Counts the hash of a frozen edition anew. */
export const useVerifyEdition = (id: string) =>
  useMutation({
    mutationFn: (number: number) =>
      unwrap(api.GET('/api/v1/roadmaps/{id}/editions/{number}/verification', { params: { path: { id, number } } })),
  });
