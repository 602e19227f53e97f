import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export function useApplyImport(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/roadmap-imports/{id}/apply', { params: { path: { id } }, body: {} })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['roadmap-imports'] }),
        client.invalidateQueries({ queryKey: ['roadmaps'] }),
      ]),
  });
}
