import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { ImportPatch, ImportView } from '../../../shared/api/types';

/**
 * Sends a correction; the answer is the whole preview recognised anew. Corrections of one screen go one after
 * another, because each carries the version that the one before it made.
 */
export function useUpdateImport(id: string) {
  const client = useQueryClient();
  const key = ['roadmap-imports', 'one', id];
  return useMutation({
    scope: { id: `roadmap-import/${id}` },
    mutationFn: (patch: ImportPatch) => {
      const version = client.getQueryData<ImportView>(key)?.version ?? 0;
      return unwrap(
        api.PATCH('/api/v1/roadmap-imports/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body: patch,
        }),
      );
    },
    onSuccess: (view) => client.setQueryData(key, view),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: key }) : undefined),
  });
}
