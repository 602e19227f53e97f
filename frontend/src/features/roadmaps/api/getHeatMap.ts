import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { HeatLevel } from '../search';

const PAGE = 100;
type Asked = { level: HeatLevel; within: string | undefined; section: string | undefined; q: string | undefined };

/** Organisations against rows; the organisations come page by page, as one walks down to them. */
export const useHeatMap = (roadmapId: string, asked: Asked) =>
  useInfiniteQuery({
    queryKey: ['roadmaps', 'heat-map', roadmapId, asked],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/heat-map', {
          params: { path: { roadmapId }, query: { ...asked, limit: PAGE, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
