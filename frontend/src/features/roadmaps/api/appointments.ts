import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { AppointmentDuty } from '../../../shared/api/types';
import type { Appointed } from '../search';

/** By which day somebody is appointed, and how many have done it. */
export const useAppointmentDuty = (roadmapId: string) =>
  useQuery({
    queryKey: ['appointments', 'duty', roadmapId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/roadmaps/{roadmapId}/appointment-duty', { params: { path: { roadmapId } }, signal })),
  });

/** Who has appointed somebody responsible for the roadmap, and who has not. */
export const useAppointmentPages = (roadmap: string, state: Appointed | undefined) =>
  useInfiniteQuery({
    queryKey: ['appointments', 'pages', roadmap, state],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/appointments', {
          params: { query: { roadmap, state, limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export function useSetAppointmentDuty(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, body }: { version: number; body: AppointmentDuty }) =>
      unwrap(
        api.PUT('/api/v1/roadmaps/{roadmapId}/appointment-duty', {
          params: { path: { roadmapId }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['appointments'] }),
  });
}

export function useRemoveAppointmentDuty(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      unwrap(
        api.DELETE('/api/v1/roadmaps/{roadmapId}/appointment-duty', {
          params: { path: { roadmapId }, header: { 'If-Match': etag(version) } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['appointments'] }),
  });
}
