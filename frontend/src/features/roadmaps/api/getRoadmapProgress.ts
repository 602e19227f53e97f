import { useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { ProgressBy } from '../search';

const PAGE = 100;

/** How far a roadmap is, group by group. */
export const useRoadmapProgress = (roadmapId: string, by: ProgressBy) =>
  useInfiniteQuery({
    queryKey: ['roadmaps', 'progress', roadmapId, by],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/progress', {
          params: { path: { roadmapId }, query: { by, limit: PAGE, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
