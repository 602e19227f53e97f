import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from './client';

export type NewDate = { due: string; reason: string };

/** Asks for another due day; what the term says stays until control has decided. */
export function useProposeDate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ due, reason }: NewDate) =>
      unwrap(
        api.POST('/api/v1/checkpoints/{id}/date-proposals', {
          params: { path: { id } },
          body: { due, reason: reason.trim() },
        }),
      ),
    onSuccess: (view) => {
      client.setQueryData(['checkpoints', 'one', id], view);
      return client.invalidateQueries({ queryKey: ['checkpoints'] });
    },
  });
}
