import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { Roadmap, RoadmapPatch } from '../../../shared/api/types';

export function useUpdateRoadmap(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, body }: Pick<Roadmap, 'version'> & { body: RoadmapPatch }) =>
      unwrap(
        api.PATCH('/api/v1/roadmaps/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}
