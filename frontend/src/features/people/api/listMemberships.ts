import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { MembershipState, Role } from '../../../shared/api/types';

type MembershipFilter = {
  organization?: string;
  within?: string;
  role?: Role;
  state?: MembershipState;
  heldFrom?: string;
  heldTo?: string;
  toHandOver?: boolean;
};

export const useMembershipPages = (filter: MembershipFilter, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['memberships', 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/memberships', { params: { query: { ...filter, limit: 50, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });
