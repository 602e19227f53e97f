import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Participation } from '../../../shared/api/types';

/** Undoes that a school left. */
export function useReturnToProgramme({ id, version }: Participation) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: ['participations'] });
  return useMutation({
    mutationFn: (reason: string) =>
      unwrap(
        api.POST('/api/v1/participations/{id}/return', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body: { reason },
        }),
      ),
    onSuccess: reload,
    onError: (error) => (isStale(error) ? reload() : undefined),
  });
}
