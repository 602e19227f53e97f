import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { Attendance, AttendanceAnswerRequest, AttendanceMark } from '../../../shared/api/types';

export type AttendanceFilter = {
  q?: string;
  answer?: Attendance['answer'] & string;
  outcome?: Attendance['outcome'] & string;
};

export const useAttendancePages = (id: string, filter: AttendanceFilter) =>
  useInfiniteQuery({
    queryKey: ['events', 'attendance', id, filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/events/{id}/attendance', {
          params: { path: { id }, query: { ...filter, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export function useAnswer(eventId: string, { id, version }: Attendance) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AttendanceAnswerRequest) =>
      unwrap(
        api.POST('/api/v1/events/{id}/attendance/{attendanceId}/answer', {
          params: { path: { id: eventId, attendanceId: id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['events'] }),
  });
}

/** Says who came: of all of them, or of none. */
export function useMark(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (items: AttendanceMark[]) =>
      unwrap(api.POST('/api/v1/events/{id}/attendance/mark', { params: { path: { id } }, body: { items } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['events'] }),
  });
}
