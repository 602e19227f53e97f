import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { Enrolment, EnrolmentOutcome, EnrolmentRequest, EnrolmentState } from '../../../shared/api/types';

export type EnrolmentFilter = { q?: string; state?: EnrolmentState };

export const useEnrolmentPages = (id: string, filter: EnrolmentFilter) =>
  useInfiniteQuery({
    queryKey: ['courses', 'enrolments', id, filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/courses/{id}/enrolments', {
          params: { path: { id }, query: { ...filter, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** Names teachers: all of them, or none. */
export function useEnrol(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (items: EnrolmentRequest[]) =>
      unwrap(api.POST('/api/v1/courses/{id}/enrolments', { params: { path: { id } }, body: { items } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['courses'] }),
  });
}

const seen = ({ id, version }: Enrolment) => ({ id, version });

export function useAccept(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (items: Enrolment[]) =>
      unwrap(
        api.POST('/api/v1/courses/{id}/enrolments/accept', {
          params: { path: { id } },
          body: { items: items.map(seen) },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['courses'] }),
  });
}

export function useComplete(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (items: EnrolmentOutcome[]) =>
      unwrap(api.POST('/api/v1/courses/{id}/enrolments/complete', { params: { path: { id } }, body: { items } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['courses'] }),
  });
}

export function useWithdraw(courseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Enrolment) =>
      unwrap(
        api.POST('/api/v1/courses/{id}/enrolments/{enrolmentId}/withdraw', {
          params: { path: { id: courseId, enrolmentId: id }, header: { 'If-Match': etag(version) } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['courses'] }),
  });
}
