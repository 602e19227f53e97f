import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Partnership } from '../../../shared/api/types';

type Dates = {
  validFrom: string;
  validTo: string | null;
  agreementNumber: string | null;
  agreementDate: string | null;
};

export function useUpdatePartnership({ id, version }: Partnership) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: ['partnerships'] });
  return useMutation({
    mutationFn: (body: Dates) =>
      unwrap(
        api.PATCH('/api/v1/partnerships/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: reload,
    onError: (error) => (isStale(error) ? reload() : undefined),
  });
}
