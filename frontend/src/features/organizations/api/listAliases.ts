import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useAliases = (id: string) =>
  useQuery({
    queryKey: ['organizations', 'aliases', id],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/organizations/{id}/aliases', { params: { path: { id } }, signal })),
  });
