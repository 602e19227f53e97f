import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { OverdueBy } from '../search';

type Asked = { by: OverdueBy; within: string | undefined; roadmap: string | undefined };

/** Who is late, most first. */
export const useOverduePages = (asked: Asked) =>
  useInfiniteQuery({
    queryKey: ['execution', 'overdue', asked],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/overdue', { params: { query: { ...asked, limit: 50, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
