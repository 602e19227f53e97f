import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { ListImport, ListImportPatch } from '../../../shared/api/types';

/** Sends a correction; corrections of one screen go one after another, each with the version the last one made. */
export function useCorrectList(id: string) {
  const client = useQueryClient();
  const key = ['organization-imports', 'one', id];
  return useMutation({
    scope: { id: `organization-import/${id}` },
    mutationFn: (patch: ListImportPatch) => {
      const version = client.getQueryData<ListImport>(key)?.version ?? 0;
      return unwrap(
        api.PATCH('/api/v1/organization-imports/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body: patch,
        }),
      );
    },
    onSuccess: (view) => client.setQueryData(key, view),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: key }) : undefined),
  });
}
