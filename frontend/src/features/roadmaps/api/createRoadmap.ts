import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { RoadmapRequest } from '../../../shared/api/types';

/** An empty draft. */
export function useCreateRoadmap() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RoadmapRequest) => unwrap(api.POST('/api/v1/roadmaps', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}
