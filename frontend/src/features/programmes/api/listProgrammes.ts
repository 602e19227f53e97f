import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { ProgrammeKind } from '../../../shared/api/types';

type Filter = { q?: string; kind?: ProgrammeKind };

export const useProgrammePages = (filter: Filter, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['programmes', 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/programmes', { params: { query: { ...filter, limit: 100, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });
