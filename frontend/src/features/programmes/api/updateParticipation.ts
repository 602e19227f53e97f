import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Participation } from '../../../shared/api/types';

export type ParticipationFacts = {
  enteredOn: string;
  orderNumber: string;
  orderDate: string;
  grounds: string[];
  leftOn?: string;
};

export function useUpdateParticipation({ id, version }: Participation) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: ['participations'] });
  return useMutation({
    mutationFn: (body: ParticipationFacts) =>
      unwrap(
        api.PATCH('/api/v1/participations/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: reload,
    onError: (error) => (isStale(error) ? reload() : undefined),
  });
}
