import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export function useReplayWebhook(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { since: string; undeliveredOnly: boolean }) =>
      unwrap(api.POST('/api/v1/webhooks/{id}/replay', { params: { path: { id } }, body })),
    onSettled: () => client.invalidateQueries({ queryKey: ['webhooks'] }),
  });
}
