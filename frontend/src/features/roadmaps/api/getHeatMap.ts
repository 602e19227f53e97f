import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useReducer } from 'react';
import { api, unwrap } from '../../../shared/api/client';
import type { HeatMap } from '../../../shared/api/types';
import type { HeatLevel } from '../search';

const PAGE = 200;
/** A page that was read longer ago is read anew when it comes into sight. */
const FRESH = 30_000;
/** Lies with the pages and is invalidated with them: then it becomes the moment of the change. */
const CHANGED = ['roadmaps', 'heat-map', 'changed'];
type Asked = { level: HeatLevel; within: string | undefined; section: string | undefined; q: string | undefined };
type Page = HeatMap & { readAt: number };
type Walk = InfiniteData<Page, string | undefined>;

/** What changes while it is being read may be missing in it: it counts from when it was asked for. */
const read = async (
  roadmapId: string,
  asked: Asked,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page> => {
  const readAt = Date.now();
  const page = await unwrap(
    api.GET('/api/v1/roadmaps/{roadmapId}/heat-map', {
      params: { path: { roadmapId }, query: { ...asked, limit: PAGE, cursor } },
      signal,
    }),
  );
  return { ...page, readAt };
};

/**
 * Organisations against rows; the organisations come page by page, as one walks down to them. Of 5,000 schools these are 25 pages:
 * what has been walked through is not read anew as a whole with each change, but where somebody looks (`sight`: rows) and before
 * it is printed (`renew`).
 */
export function useHeatMap(roadmapId: string, asked: Asked, sight: readonly [number, number]) {
  const client = useQueryClient();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const changed = useQuery({ queryKey: CHANGED, queryFn: () => Date.now(), initialData: 0, staleTime: Infinity }).data;
  const walkKey = ['roadmaps', 'heat-walk', roadmapId, asked];
  const walk = useInfiniteQuery({
    queryKey: walkKey,
    queryFn: ({ pageParam, signal }) => read(roadmapId, asked, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const keyOf = (cursor: string | undefined) => ['roadmaps', 'heat-map', roadmapId, asked, cursor ?? ''];
  // Whichever was read last: a page that nobody looked at since is older than a walk that was read anew.
  const newest = (page: Page, cursor: string | undefined) => {
    const own = client.getQueryData<Page>(keyOf(cursor));
    return own && own.readAt > page.readAt ? own : page;
  };
  // Of what was asked before; a query of the new question must not begin with it.
  const others = walk.isPlaceholderData;
  const cursors = (walk.data?.pageParams ?? []) as (string | undefined)[];
  const pages = walk.data?.pages ?? [];
  const latest = others ? pages : pages.map((page, place) => newest(page, cursors[place]));
  const inSight = (row: number) => {
    const place = placeOf(pages, row);
    const page = others ? undefined : latest[place];
    return {
      queryKey: page ? keyOf(cursors[place]) : ['roadmaps', 'heat-map', 'none'],
      queryFn: ({ signal }: { signal: AbortSignal }) => read(roadmapId, asked, cursors[place], signal),
      initialData: page,
      initialDataUpdatedAt: page?.readAt,
      staleTime: page && page.readAt < changed ? 0 : FRESH,
      enabled: page !== undefined,
    };
  };
  // A screen shows the end of one page and the beginning of the next, at most.
  const upper = useQuery(inSight(sight[0]));
  const lower = useQuery(inSight(sight[1]));
  /** Reads what is older than the last change. */
  const renew = async (signal: AbortSignal) => {
    const walked = client.getQueryData<Walk>(walkKey);
    for (const [place, page] of walked?.pages.entries() ?? []) {
      const cursor = walked?.pageParams[place];
      if (signal.aborted) return;
      if (newest(page, cursor).readAt < (client.getQueryData<number>(CHANGED) ?? 0))
        await client.fetchQuery({
          queryKey: keyOf(cursor),
          queryFn: (context) => read(roadmapId, asked, cursor, context.signal),
        });
    }
    redraw();
  };
  return {
    ...walk,
    latest,
    /** Of a newer page: rows of the plan may have come or gone. */
    columns: latest.reduce<Page | undefined>(
      (last, page) => (last && last.readAt >= page.readAt ? last : page),
      undefined,
    )?.columns,
    asOf: [upper.data, lower.data].flatMap((page) => page?.asOf ?? []).sort()[0] ?? pages[0]?.asOf,
    error: walk.error ?? upper.error ?? lower.error,
    again: () => void (walk.error ? walk.refetch() : Promise.all([upper.refetch(), lower.refetch()])),
    renew,
  };
}

/** On which page a row stands. */
function placeOf(pages: readonly Page[], row: number): number {
  let before = 0;
  const place = pages.findIndex(({ items }) => (before += items.length) > row);
  return place < 0 ? Math.max(0, pages.length - 1) : place;
}
