import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { Programme } from '../../../shared/api/types';

export function useDeleteProgramme({ id, version }: Programme) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE('/api/v1/programmes/{id}', { params: { path: { id }, header: { 'If-Match': etag(version) } } }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['programmes', 'pages'] }),
  });
}
