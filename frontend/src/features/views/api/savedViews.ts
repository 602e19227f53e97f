import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { SavedView } from '../../../shared/api/types';

const KEY = ['saved-views'];

export const useSavedViews = (wanted: boolean) =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/saved-views', { signal })),
    enabled: wanted,
  });

export function useSaveView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Pick<SavedView, 'name' | 'screen' | 'query'>) =>
      unwrap(api.POST('/api/v1/saved-views', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRenameView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ view, name }: { view: SavedView; name: string }) =>
      unwrap(
        api.PUT('/api/v1/saved-views/{id}', {
          params: { path: { id: view.id }, header: { 'If-Match': etag(view.version) } },
          body: { name },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useForgetView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: SavedView) =>
      unwrap(
        api.DELETE('/api/v1/saved-views/{id}', {
          params: { path: { id: view.id }, header: { 'If-Match': etag(view.version) } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
