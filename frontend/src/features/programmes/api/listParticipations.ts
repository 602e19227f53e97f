import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { ParticipationState } from '../../../shared/api/types';

type Filter = {
  q?: string;
  programme?: string;
  year?: number;
  organization?: string;
  within?: string;
  state?: ParticipationState;
};

export const useParticipationPages = (filter: Filter, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['participations', 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/participations', { params: { query: { ...filter, limit: 100, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });
