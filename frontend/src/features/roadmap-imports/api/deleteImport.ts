import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';

async function deleteImport(id: string): Promise<void> {
  const current = await unwrap(api.GET('/api/v1/roadmap-imports/{id}', { params: { path: { id } } }));
  const header = { 'If-Match': etag(current.version) };
  await unwrap(api.DELETE('/api/v1/roadmap-imports/{id}', { params: { path: { id }, header } }));
}

export function useDeleteImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deleteImport,
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmap-imports', 'list'] }),
  });
}
