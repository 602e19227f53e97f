import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { ListImport } from '../../../shared/api/types';

/** Carries out what is on the screen: after corrections that are on their way, and not what somebody else has corrected. */
export function useApplyList(id: string) {
  const client = useQueryClient();
  const key = ['organization-imports', 'one', id];
  return useMutation({
    scope: { id: `organization-import/${id}` },
    mutationFn: () => {
      const version = client.getQueryData<ListImport>(key)?.version ?? 0;
      return unwrap(
        api.POST('/api/v1/organization-imports/{id}/apply', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
        }),
      );
    },
    onSuccess: (view) => client.setQueryData(key, view),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: key }) : undefined),
  });
}
