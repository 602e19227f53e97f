import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useComments = (id: string) =>
  useInfiniteQuery({
    queryKey: ['checkpoints', 'comments', id],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/checkpoints/{id}/comments', {
          params: { path: { id }, query: { limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export function useAddComment(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      unwrap(
        api.POST('/api/v1/checkpoints/{id}/comments', {
          params: { path: { id } },
          body: { id: null, text: text.trim() },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['checkpoints'] }),
  });
}
