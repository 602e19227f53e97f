import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';

/** Which rows of an amending draft stand for which current ones. */
export const useMatches = (id: string, enabled = true) =>
  useQuery({
    queryKey: ['roadmaps', 'matches', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/roadmaps/{id}/matches', { params: { path: { id } }, signal })),
    enabled,
  });

/** Says that rows matched by likeness are the same; without ids, all of them. */
export function useConfirmMatches(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (activityIds: string[] | null) =>
      unwrap(api.POST('/api/v1/roadmaps/{id}/matches/confirm', { params: { path: { id } }, body: { activityIds } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}

type Origin = { row: { id: string; version: number }; originId: string | null };

/** Says which current row it stands for; null: none, it is new. */
export function useChooseOrigin(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ row, originId }: Origin) =>
      unwrap(
        api.PATCH('/api/v1/roadmaps/{roadmapId}/activities/{id}', {
          params: { path: { roadmapId, id: row.id }, header: { 'If-Match': etag(row.version) } },
          body: { originId },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}
