import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';

export type WebhookChange = { name: string; url: string; eventTypes: string[] };

export function useUpdateWebhook(id: string) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: ['webhooks'] });
  return useMutation({
    mutationFn: ({ version, body }: { version: number; body: WebhookChange }) =>
      unwrap(
        api.PATCH('/api/v1/webhooks/{id}', { params: { path: { id }, header: { 'If-Match': etag(version) } }, body }),
      ),
    onSuccess: reload,
    onError: (error) => (isStale(error) ? reload() : undefined),
  });
}
