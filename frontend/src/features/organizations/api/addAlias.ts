import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { OrganizationAlias } from '../../../shared/api/types';

export function useAddAlias(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { text: string; kind: OrganizationAlias['kind'] }) =>
      unwrap(api.POST('/api/v1/organizations/{id}/aliases', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['organizations', 'aliases', id] }),
  });
}
