import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import type { CalendarFeedKind } from '../../api/types';

const KEY = ['calendar-feeds'];

export const useCalendarFeeds = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/calendar-feeds', { signal })),
  });

/** The answer holds the link, which is never shown again: it is kept nowhere but in the dialog. */
export function useCreateCalendarFeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { kind: CalendarFeedKind; targetId: string | null }) =>
      unwrap(api.POST('/api/v1/calendar-feeds', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
    gcTime: 0,
  });
}

export function useRevokeCalendarFeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/api/v1/calendar-feeds/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
