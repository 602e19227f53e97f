import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { RememberedExecutor } from '../../../shared/api/types';

/** What printed executors were said to mean at an organisation. */
export const useRemembered = (organizationId: string) =>
  useInfiniteQuery({
    queryKey: ['roadmaps', 'remembered', organizationId],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/organizations/{organizationId}/executor-meanings', {
          params: { path: { organizationId }, query: { limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export function useForget(organizationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: RememberedExecutor) =>
      unwrap(
        api.DELETE('/api/v1/organizations/{organizationId}/executor-meanings/{id}', {
          params: { path: { organizationId, id }, header: { 'If-Match': etag(version) } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}
