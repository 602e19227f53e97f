import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { SurveyLinksRequest } from '../../../shared/api/types';

export const useLinkPages = (id: string) =>
  useInfiniteQuery({
    queryKey: ['campaigns', 'links', id],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/campaigns/{id}/links', {
          params: { path: { id }, query: { limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export function useMakeLinks(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SurveyLinksRequest) =>
      unwrap(api.POST('/api/v1/campaigns/{id}/links', { params: { path: { id } }, body })),
    onSuccess: () =>
      Promise.all(
        ['links', 'participants'].map((part) => client.invalidateQueries({ queryKey: ['campaigns', part, id] })),
      ),
  });
}

export function useRevokeLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (linkId: string) =>
      unwrap(api.DELETE('/api/v1/campaigns/{id}/links/{linkId}', { params: { path: { id, linkId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns', 'links', id] }),
  });
}
