import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { OrganizationAlias } from '../../../shared/api/types';

export function useDeleteAlias(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id: aliasId, version }: OrganizationAlias) =>
      unwrap(
        api.DELETE('/api/v1/organizations/{id}/aliases/{aliasId}', {
          params: { path: { id, aliasId }, header: { 'If-Match': etag(version) } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['organizations', 'aliases', id] }),
  });
}
