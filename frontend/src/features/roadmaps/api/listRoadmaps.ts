import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { RoadmapState } from '../../../shared/api/types';

export type RoadmapFilter = {
  q?: string;
  organization?: string;
  within?: string;
  state?: RoadmapState;
  year?: number;
  amends?: string;
  sort?: string;
};

const listRoadmaps = (filter: RoadmapFilter, limit: number, cursor?: string, signal?: AbortSignal) =>
  unwrap(api.GET('/api/v1/roadmaps', { params: { query: { ...filter, limit, cursor } }, signal }));

export const useRoadmapPages = (filter: RoadmapFilter) =>
  useInfiniteQuery({
    queryKey: ['roadmaps', 'pages', filter],
    queryFn: ({ pageParam, signal }) => listRoadmaps(filter, 50, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** One page of matches, for search and for an organisation's card. */
export const useRoadmapMatches = (filter: RoadmapFilter, limit: number, enabled = true) =>
  useQuery({
    queryKey: ['roadmaps', 'matches', filter, limit],
    queryFn: ({ signal }) => listRoadmaps(filter, limit, undefined, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
