import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Course, CoursePatch, CourseRequest } from '../../../shared/api/types';
import type { CoursesSearch } from '../search';

export const useCoursePages = (filter: CoursesSearch) =>
  useInfiniteQuery({
    queryKey: ['courses', 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/courses', { params: { query: { ...filter, limit: 100, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const useCourse = (id: string) =>
  useQuery({
    queryKey: ['courses', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/courses/{id}', { params: { path: { id } }, signal })),
  });

export const useProgrammes = () =>
  useQuery({
    queryKey: ['programmes', 'choice'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/programmes', { params: { query: { limit: 200 } }, signal })),
  });

export function useCreateCourse() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CourseRequest) => unwrap(api.POST('/api/v1/courses', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['courses'] }),
  });
}

export function useUpdateCourse({ id, version }: Course) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['courses'] });
  return useMutation({
    mutationFn: (body: CoursePatch) =>
      unwrap(
        api.PATCH('/api/v1/courses/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: refresh,
    onError: (error) => (isStale(error) ? refresh() : undefined),
  });
}

/** Only the lists are asked again: the page it had is being left. */
export function useDeleteCourse({ id, version }: Course) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/courses/{id}', { params: { path: { id }, header: { 'If-Match': etag(version) } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['courses', 'pages'] }),
  });
}

/** A step of its life, taken with what was seen of it. */
export function useCourseStep({ id, version }: Course) {
  const client = useQueryClient();
  const params = { path: { id }, header: { 'If-Match': etag(version) } };
  return useMutation({
    mutationFn: ({ step, reason }: { step: 'announce' | 'close' | 'cancel'; reason: string }) =>
      step === 'cancel'
        ? unwrap(api.POST('/api/v1/courses/{id}/cancel', { params, body: { reason } }))
        : unwrap(api.POST(`/api/v1/courses/{id}/${step}`, { params })),
    onSettled: () => client.invalidateQueries({ queryKey: ['courses'] }),
  });
}
