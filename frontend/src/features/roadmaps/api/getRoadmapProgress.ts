import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { ProgressBy } from '../search';

const PAGE = 100;

type Asked = { by: ProgressBy; within: string | undefined; asOf: string | undefined };

/** How far a roadmap is, group by group. */
export const useRoadmapProgress = (roadmapId: string, asked: Asked) =>
  useInfiniteQuery({
    queryKey: ['roadmaps', 'progress', roadmapId, asked],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/progress', {
          params: { path: { roadmapId }, query: { ...asked, limit: PAGE, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
