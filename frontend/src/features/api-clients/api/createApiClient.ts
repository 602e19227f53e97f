import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export type NewApiClient = {
  name: string;
  organizationId: string;
  scopes: string[];
  expiresOn: string | null;
  clientId: string | null;
};

/** The answer holds the secret, which is never shown again: it is kept nowhere but in the dialog. */
export function useCreateApiClient() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewApiClient) => unwrap(api.POST('/api/v1/api-clients', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-clients'] }),
    gcTime: 0,
  });
}
