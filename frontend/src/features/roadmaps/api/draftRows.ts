import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Activity, ActivityPatch, ActivityRequest } from '../../../shared/api/types';

const reload = (client: QueryClient) => client.invalidateQueries({ queryKey: ['roadmaps'] });

export function useAddActivity(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ActivityRequest) =>
      unwrap(api.POST('/api/v1/roadmaps/{roadmapId}/activities', { params: { path: { roadmapId } }, body })),
    onSuccess: () => reload(client),
  });
}

type Change = { row: Pick<Activity, 'id' | 'version'>; body: ActivityPatch };

/** A stale change does not read the row anew by itself: the form lays both states side by side first. */
export function useChangeActivity(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ row, body }: Change) =>
      unwrap(
        api.PATCH('/api/v1/roadmaps/{roadmapId}/activities/{id}', {
          params: { path: { roadmapId, id: row.id }, header: { 'If-Match': etag(row.version) } },
          body,
        }),
      ),
    onSuccess: () => reload(client),
  });
}

type Move = { row: Activity; sectionId: string | null; afterId: string | null };

export function useMoveActivity(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ row, sectionId, afterId }: Move) =>
      unwrap(
        api.POST('/api/v1/roadmaps/{roadmapId}/activities/{id}/move', {
          params: { path: { roadmapId, id: row.id }, header: { 'If-Match': etag(row.version) } },
          body: { sectionId, afterId },
        }),
      ),
    onSuccess: () => reload(client),
    onError: (error) => (isStale(error) ? reload(client) : undefined),
  });
}

export function useDeleteActivity(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Activity) =>
      unwrap(
        api.DELETE('/api/v1/roadmaps/{roadmapId}/activities/{id}', {
          params: { path: { roadmapId, id }, header: { 'If-Match': etag(version) } },
        }),
      ),
    onSuccess: () => reload(client),
    onError: (error) => (isStale(error) ? reload(client) : undefined),
  });
}
