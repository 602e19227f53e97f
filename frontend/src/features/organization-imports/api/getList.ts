import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

const TICK = 1_000;

/** One list; while it is being carried out it is asked again every second. */
export const useList = (id: string) =>
  useQuery({
    queryKey: ['organization-imports', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/organization-imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.status === 'APPLYING' ? TICK : false),
  });
