import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { RoadmapClosing } from '../../../shared/api/types';

export function useCloseRoadmap(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RoadmapClosing) =>
      unwrap(api.POST('/api/v1/roadmaps/{id}/close', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}
