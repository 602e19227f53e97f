import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { ExecutorChoice } from '../../../shared/api/types';

export const useExecutors = (roadmapId: string) =>
  useQuery({
    queryKey: ['roadmaps', 'executors', roadmapId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/roadmaps/{roadmapId}/executors', { params: { path: { roadmapId } }, signal })),
  });

export function useChooseExecutors(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (items: ExecutorChoice[]) =>
      unwrap(api.PUT('/api/v1/roadmaps/{roadmapId}/executors', { params: { path: { roadmapId } }, body: { items } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps', 'executors'] }),
  });
}

export function useGenerateAssignments(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/roadmaps/{roadmapId}/assignments', { params: { path: { roadmapId } } })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['roadmaps'] }),
        client.invalidateQueries({ queryKey: ['checkpoints'] }),
      ]),
  });
}
