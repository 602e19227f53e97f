import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { ImportView } from '../../../shared/api/types';

/** Applies what is on the screen: after corrections that are on their way, and not what somebody else has corrected. */
export function useApplyImport(id: string) {
  const client = useQueryClient();
  const key = ['roadmap-imports', 'one', id];
  return useMutation({
    scope: { id: `roadmap-import/${id}` },
    mutationFn: () => {
      const version = client.getQueryData<ImportView>(key)?.version ?? 0;
      return unwrap(
        api.POST('/api/v1/roadmap-imports/{id}/apply', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body: {},
        }),
      );
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['roadmap-imports'] }),
        client.invalidateQueries({ queryKey: ['roadmaps'] }),
      ]),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: key }) : undefined),
  });
}
