import { useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useLists = (enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['organization-imports', 'list'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/organization-imports', { params: { query: { limit: 20, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
  });
