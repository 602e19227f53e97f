import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { ExecutorChoice, GenerationState } from '../../../shared/api/types';

export const useExecutors = (roadmapId: string) =>
  useQuery({
    queryKey: ['roadmaps', 'executors', roadmapId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/roadmaps/{roadmapId}/executors', { params: { path: { roadmapId } }, signal })),
  });

export function useChooseExecutors(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, items }: { version: number; items: ExecutorChoice[] }) =>
      unwrap(
        api.PUT('/api/v1/roadmaps/{roadmapId}/executors', {
          params: { path: { roadmapId }, header: { 'If-Match': etag(version) } },
          body: { items },
        }),
      ),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['roadmaps', 'executors'] }),
        client.invalidateQueries({ queryKey: generationKey(roadmapId) }),
      ]),
  });
}

const generationKey = (roadmapId: string) => ['roadmaps', 'generation', roadmapId];
const ASK_AGAIN = 1500;

/** What a screen may have read of the tasks that were made meanwhile. */
const MADE = [
  ['roadmaps', 'executors'],
  ['roadmaps', 'progress'],
  ['roadmaps', 'heat-map'],
  ['roadmaps', 'heat-walk'],
  ['checkpoints'],
  ['assignments'],
];

/** Whether the tasks of a roadmap are made; asks again while they are not. */
export function useGeneration(roadmapId: string, enabled: boolean) {
  const client = useQueryClient();
  const queryKey = generationKey(roadmapId);
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const before = client.getQueryData<GenerationState>(queryKey);
      const now = await unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/generation', { params: { path: { roadmapId } }, signal }),
      );
      if (before && before.state !== 'CURRENT' && now.state === 'CURRENT') {
        MADE.forEach((made) => void client.invalidateQueries({ queryKey: made }));
      }
      return now;
    },
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'CURRENT' ? ASK_AGAIN : false),
    enabled,
  });
}

/** Asks for the tasks to be made; a region's take longer than anybody waits for an answer. */
export function useGenerateAssignments(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/roadmaps/{roadmapId}/assignments', { params: { path: { roadmapId } } })),
    onSuccess: (state) => {
      client.setQueryData(generationKey(roadmapId), state);
      return client.invalidateQueries({ queryKey: generationKey(roadmapId) });
    },
  });
}
