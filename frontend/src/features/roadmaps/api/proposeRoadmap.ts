import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { RoadmapProposal } from '../../../shared/api/types';

export function useProposeRoadmap(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RoadmapProposal) =>
      unwrap(api.POST('/api/v1/roadmaps/{id}/propose', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}
