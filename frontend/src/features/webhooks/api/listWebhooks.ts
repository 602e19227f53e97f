import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useWebhooks = (q: string | undefined) =>
  useInfiniteQuery({
    queryKey: ['webhooks', 'pages', q],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/webhooks', { params: { query: { q, limit: 50, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
