import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { PersonState, Role } from '../../../shared/api/types';

type PeopleFilter = { q?: string; role?: Role; state?: PersonState; within?: string; former?: boolean };

const listPeople = (filter: PeopleFilter, limit: number, cursor?: string, signal?: AbortSignal) =>
  unwrap(api.GET('/api/v1/people', { params: { query: { ...filter, limit, cursor } }, signal }));

export const usePeoplePages = (filter: PeopleFilter, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['people', 'pages', filter],
    queryFn: ({ pageParam, signal }) => listPeople(filter, 50, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });
