import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { RoadmapApproval } from '../../../shared/api/types';

export function useApproveRoadmap(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RoadmapApproval) =>
      unwrap(api.POST('/api/v1/roadmaps/{id}/approve', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}
