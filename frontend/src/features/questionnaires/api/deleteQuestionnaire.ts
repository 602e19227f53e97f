import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';

export function useDeleteQuestionnaire({ id, version }: { id: string; version: number }) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE('/api/v1/questionnaires/{id}', { params: { path: { id }, header: { 'If-Match': etag(version) } } }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['questionnaires', 'pages'] }),
  });
}
