import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useHistory = (id: string) =>
  useQuery({
    queryKey: ['organizations', 'history', id],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/organizations/{id}/history', { params: { path: { id } }, signal })),
  });
