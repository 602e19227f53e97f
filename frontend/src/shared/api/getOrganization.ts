import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client';

export const useOrganization = (id: string | undefined) =>
  useQuery({
    queryKey: ['organizations', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/organizations/{id}', { params: { path: { id: id! } }, signal })),
    enabled: id !== undefined,
    staleTime: 300_000,
  });
