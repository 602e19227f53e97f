import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { RoadmapComment } from '../../../shared/api/types';

/** What was said about one row, or about the whole draft and all its rows; oldest first. */
export const useRoadmapComments = (roadmapId: string, activity?: string) =>
  useInfiniteQuery({
    queryKey: ['roadmaps', 'comments', roadmapId, activity],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/comments', {
          params: { path: { roadmapId }, query: { activity, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export type Said = { text: string; activityId: string | null; parentId?: string };

export function useCommentRoadmap(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Said) =>
      unwrap(api.POST('/api/v1/roadmaps/{roadmapId}/comments', { params: { path: { roadmapId } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps', 'comments'] }),
  });
}

export type Settling = { comment: RoadmapComment; step: 'resolve' | 'reopen' };

export function useSettleComment(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ comment, step }: Settling) => {
      const params = { path: { roadmapId, id: comment.id } };
      return unwrap(
        step === 'resolve'
          ? api.POST('/api/v1/roadmaps/{roadmapId}/comments/{id}/resolve', { params })
          : api.POST('/api/v1/roadmaps/{roadmapId}/comments/{id}/reopen', { params }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps', 'comments'] }),
  });
}
