import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';

export function useDeleteWebhook(id: string, version: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/webhooks/{id}', { params: { path: { id }, header: { 'If-Match': etag(version) } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['webhooks', 'pages'] }),
  });
}
