import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export function useSwitchWebhook(id: string, to: 'enable' | 'disable') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      to === 'enable'
        ? unwrap(api.POST('/api/v1/webhooks/{id}/enable', { params: { path: { id } } }))
        : unwrap(api.POST('/api/v1/webhooks/{id}/disable', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['webhooks'] }),
  });
}
