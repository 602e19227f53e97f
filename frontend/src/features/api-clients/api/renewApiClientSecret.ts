import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export function useRenewApiClientSecret(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/api-clients/{id}/renew-secret', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-clients'] }),
    gcTime: 0,
  });
}
