import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** What one organisation executes, not those below it. */
export const useOrganizationExecution = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['execution', 'organization', id],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/organizations/{id}/execution', { params: { path: { id } }, signal })),
    enabled,
  });
