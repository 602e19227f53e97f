import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export function useEndPartnership(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { date: string | null; reason: string }) =>
      unwrap(api.POST('/api/v1/partnerships/{id}/end', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['partnerships'] }),
  });
}
