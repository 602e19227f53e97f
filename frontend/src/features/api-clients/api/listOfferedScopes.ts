import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** What the person may pass on to a system in this organisation: never more than they may do there themselves. */
export const useOfferedScopes = (organizationId: string | null) =>
  useQuery({
    queryKey: ['api-clients', 'scopes', organizationId],
    queryFn: async ({ signal }) => {
      const query = { organizationId: organizationId! };
      return (await unwrap(api.GET('/api/v1/api-clients/offered-scopes', { params: { query }, signal }))).scopes;
    },
    enabled: organizationId !== null,
  });
