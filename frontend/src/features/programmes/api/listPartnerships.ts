import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { Partnership, PartnershipKind } from '../../../shared/api/types';

type Filter = {
  organization?: string;
  within?: string;
  kind?: PartnershipKind;
  state?: Partnership['state'];
};

export const usePartnershipPages = (filter: Filter, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['partnerships', 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/partnerships', { params: { query: { ...filter, limit: 100, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });
