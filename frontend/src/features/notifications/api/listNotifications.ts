import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

const PAGE = 30;

const listNotifications = (unread: boolean, limit: number, cursor?: string, signal?: AbortSignal) =>
  unwrap(api.GET('/api/v1/notifications', { params: { query: { unread, limit, cursor } }, signal }));

/** Unread or read ones, newest first: the panel shows the unread ones above. */
export const useNotifications = (unread: boolean, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['notifications', 'pages', unread],
    queryFn: ({ pageParam, signal }) => listNotifications(unread, PAGE, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
  });

/** How many wait to be read; the live stream says when to ask again. */
export const useUnreadCount = (enabled: boolean) =>
  useQuery({
    queryKey: ['notifications', 'count'],
    queryFn: async ({ signal }) => (await listNotifications(true, 1, undefined, signal)).unreadCount,
    enabled,
    staleTime: 300_000,
  }).data ?? 0;
