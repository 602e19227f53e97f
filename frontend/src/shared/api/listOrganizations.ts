import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client';
import type { OrganizationKind } from './types';

export type OrganizationFilter = {
  q?: string;
  kind?: OrganizationKind;
  parent?: string;
  within?: string;
  closed?: boolean;
  asOf?: string;
};

export const listOrganizations = (filter: OrganizationFilter, limit: number, cursor?: string, signal?: AbortSignal) =>
  unwrap(api.GET('/api/v1/organizations', { params: { query: { ...filter, limit, cursor } }, signal }));

/** One page of matches, for pickers and search. */
export const useOrganizationMatches = (filter: OrganizationFilter, limit = 20, enabled = true) =>
  useQuery({
    queryKey: ['organizations', 'matches', filter, limit],
    queryFn: ({ signal }) => listOrganizations(filter, limit, undefined, signal),
    placeholderData: keepPreviousData,
    enabled,
  });

/** A list that grows page by page. */
export const useOrganizationPages = (filter: OrganizationFilter, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['organizations', 'pages', filter],
    queryFn: ({ pageParam, signal }) => listOrganizations(filter, 100, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });
