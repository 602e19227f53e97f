import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export function useApplyList(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/organization-imports/{id}/apply', { params: { path: { id } } })),
    onSuccess: (view) => client.setQueryData(['organization-imports', 'one', id], view),
  });
}
