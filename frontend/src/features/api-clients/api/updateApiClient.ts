import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';

export type ApiClientChange = { name: string; scopes?: string[]; expiresOn: string | null };

export function useUpdateApiClient(id: string) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: ['api-clients'] });
  return useMutation({
    mutationFn: ({ version, body }: { version: number; body: ApiClientChange }) =>
      unwrap(
        api.PATCH('/api/v1/api-clients/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: reload,
    onError: (error) => (isStale(error) ? reload() : undefined),
  });
}
