import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { RowOutcome } from '../../../shared/api/types';

/** The rows of a version of the list: another version is another answer. */
export const useRows = (id: string, version: number, outcome: RowOutcome | undefined) =>
  useInfiniteQuery({
    queryKey: ['organization-imports', 'rows', id, outcome, version],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/organization-imports/{id}/rows', {
          params: { path: { id }, query: { outcome, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
