import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { ProgressCounts } from '../../../shared/api/types';
import type { ProgressBy } from '../search';

const PAGE = 100;
/** An order has fewer rows than this: one request serves the whole table. */
const ROWS = 500;

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

async function rowProgress(roadmapId: string, signal: AbortSignal): Promise<Map<string, ProgressCounts>> {
  const all = new Map<string, ProgressCounts>();
  let cursor: string | undefined;
  do {
    const query = { by: 'ROW' as const, limit: ROWS, cursor };
    const page = await unwrap(
      api.GET('/api/v1/roadmaps/{roadmapId}/progress', { params: { path: { roadmapId }, query }, signal }),
    );
    for (const row of page.items) if (row.id) all.set(row.id, row.counts);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}

/** How far each row of a plan is, by the row's id; a row nobody has to carry out is not there. */
export const useRowProgress = (roadmapId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['roadmaps', 'progress', roadmapId, 'ROW'],
    queryFn: ({ signal }) => rowProgress(roadmapId, signal),
    enabled,
  });
