import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export type NewWebhook = { organizationId: string; name: string; url: string; eventTypes: string[] };

/** The answer holds the secret, which is never shown again: it is kept nowhere but in the dialog. */
export function useCreateWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewWebhook) => unwrap(api.POST('/api/v1/webhooks', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['webhooks'] }),
    gcTime: 0,
  });
}
