import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client';

export type AuditFilter = {
  entity?: string;
  entityId?: string;
  within?: string;
  actor?: string;
  person?: string;
  action?: string;
  from?: string;
  to?: string;
  q?: string;
};

const listAuditEntries = (filter: AuditFilter, limit: number, cursor?: string, signal?: AbortSignal) =>
  unwrap(api.GET('/api/v1/audit-entries', { params: { query: { ...filter, limit, cursor } }, signal }));

const pages = (kind: 'pages' | 'history', filter: AuditFilter, limit: number) => ({
  queryKey: ['audit-entries', kind, filter],
  queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
    listAuditEntries(filter, limit, pageParam, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
});

/** Which kinds of records and which actions there are to choose from. */
export const useAuditKinds = () =>
  useQuery({
    queryKey: ['audit-entries', 'kinds'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/audit-entries/kinds', { signal })),
    staleTime: 600_000,
  });

/** The record of changes as it is read: it does not run away under the reader. */
export const useAuditPages = (filter: AuditFilter) =>
  useInfiniteQuery({ ...pages('pages', filter, 50), placeholderData: keepPreviousData });

/** What happened to one record; a change of it is shown as it happens. */
export const useHistory = (entity: string, entityId: string) =>
  useInfiniteQuery(pages('history', { entity, entityId }, 20));
