import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Activity } from '../../../shared/api/types';

type Change = { activity: Activity; body: { termText?: string; acceptTermProposal?: true; deviationReason?: string } };

const updateActivity = (roadmapId: string, { activity, body }: Change) =>
  unwrap(
    api.PATCH('/api/v1/roadmaps/{roadmapId}/activities/{id}', {
      params: { path: { roadmapId, id: activity.id }, header: { 'If-Match': etag(activity.version) } },
      body,
    }),
  );

export function useUpdateActivity(roadmapId: string) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: ['roadmaps'] });
  return useMutation({
    mutationFn: async (changes: Change[]) => {
      for (const change of changes) await updateActivity(roadmapId, change);
    },
    onSuccess: reload,
    onError: (error) => (isStale(error) ? reload() : undefined),
  });
}
