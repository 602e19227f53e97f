import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { HeatMap } from '../../../shared/api/types';
import type { HeatLevel } from '../search';

const PAGE = 200;
/** A page that was read longer ago is read anew when it comes into sight. */
const FRESH = 30_000;
type Asked = { level: HeatLevel; within: string | undefined; section: string | undefined; q: string | undefined };
type Page = HeatMap & { readAt: number };

const read = async (
  roadmapId: string,
  asked: Asked,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page> => ({
  ...(await unwrap(
    api.GET('/api/v1/roadmaps/{roadmapId}/heat-map', {
      params: { path: { roadmapId }, query: { ...asked, limit: PAGE, cursor } },
      signal,
    }),
  )),
  readAt: Date.now(),
});

/**
 * Organisations against rows; the organisations come page by page, as one walks down to them. Of 5,000 schools these are 25 pages:
 * what has been walked through is not read anew as a whole with each change, but where somebody looks (`sight`: rows).
 */
export function useHeatMap(roadmapId: string, asked: Asked, sight: readonly [number, number]) {
  const client = useQueryClient();
  const walk = useInfiniteQuery({
    queryKey: ['roadmaps', 'heat-walk', roadmapId, asked],
    queryFn: ({ pageParam, signal }) => read(roadmapId, asked, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const pages = walk.data?.pages ?? [];
  const cursors = walk.data?.pageParams as (string | undefined)[] | undefined;
  const keyOf = (place: number) => ['roadmaps', 'heat-map', roadmapId, asked, cursors?.[place] ?? ''];
  // Of what was asked before; a query of the new question must not begin with it.
  const others = walk.isPlaceholderData;
  const inSight = (row: number) => {
    const place = placeOf(pages, row);
    const page = others ? undefined : pages[place];
    return {
      queryKey: page ? keyOf(place) : ['roadmaps', 'heat-map', 'none'],
      queryFn: ({ signal }: { signal: AbortSignal }) => read(roadmapId, asked, cursors?.[place], signal),
      initialData: page,
      initialDataUpdatedAt: page?.readAt,
      staleTime: FRESH,
      enabled: page !== undefined,
    };
  };
  // A screen shows the end of one page and the beginning of the next, at most.
  useQuery(inSight(sight[0]));
  useQuery(inSight(sight[1]));
  return {
    ...walk,
    latest: others ? pages : pages.map((page, place) => client.getQueryData<Page>(keyOf(place)) ?? page),
  };
}

/** On which page a row stands. */
function placeOf(pages: readonly Page[], row: number): number {
  let before = 0;
  const place = pages.findIndex(({ items }) => (before += items.length) > row);
  return place < 0 ? Math.max(0, pages.length - 1) : place;
}
