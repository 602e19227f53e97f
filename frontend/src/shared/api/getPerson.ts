import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client';

export const usePerson = (id: string | undefined) =>
  useQuery({
    queryKey: ['people', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/people/{id}', { params: { path: { id: id! } }, signal })),
    enabled: id !== undefined,
  });
