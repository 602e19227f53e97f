import { useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useImports = (enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['roadmap-imports', 'list'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/roadmap-imports', {
          params: { query: { status: 'PREVIEW', limit: 20, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
  });
