import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { Roadmap } from '../../../shared/api/types';

export function useDeleteRoadmap() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Roadmap) =>
      unwrap(api.DELETE('/api/v1/roadmaps/{id}', { params: { path: { id }, header: { 'If-Match': etag(version) } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps', 'pages'] }),
  });
}
