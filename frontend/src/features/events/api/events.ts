import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { SchoolEvent, EventPatch, EventRequest } from '../../../shared/api/types';
import type { EventsSearch } from '../search';

export const useEventPages = (filter: EventsSearch) =>
  useInfiniteQuery({
    queryKey: ['events', 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/events', { params: { query: { ...filter, limit: 100, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const useEvent = (id: string) =>
  useQuery({
    queryKey: ['events', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/events/{id}', { params: { path: { id } }, signal })),
  });

/** Announced ones of a day or later, the nearest last. */
export const useEventsAhead = (from: string, to: string | undefined) =>
  useQuery({
    queryKey: ['events', 'ahead', from, to],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/events', { params: { query: { state: 'ANNOUNCED', from, to, limit: 100 } }, signal })),
  });

/** Announced ones whose day is over: nobody has said yet that they took place. */
export const useEventsToHold = (to: string, enabled: boolean) =>
  useQuery({
    queryKey: ['events', 'to-hold', to],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/events', { params: { query: { state: 'ANNOUNCED', to, limit: 20 } }, signal })),
    enabled,
  });

export const useProgrammes = () =>
  useQuery({
    queryKey: ['programmes', 'choice'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/programmes', { params: { query: { limit: 200 } }, signal })),
  });

export function useCreateEvent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EventRequest) => unwrap(api.POST('/api/v1/events', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['events'] }),
  });
}

export function useUpdateEvent({ id, version }: SchoolEvent) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['events'] });
  return useMutation({
    mutationFn: (body: EventPatch) =>
      unwrap(
        api.PATCH('/api/v1/events/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: refresh,
    onError: (error) => (isStale(error) ? refresh() : undefined),
  });
}

/** Only the lists are asked again: the page it had is being left. */
export function useDeleteEvent({ id, version }: SchoolEvent) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/events/{id}', { params: { path: { id }, header: { 'If-Match': etag(version) } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['events', 'pages'] }),
  });
}

/** A step of its life, taken with what was seen of it. */
export function useEventStep({ id, version }: SchoolEvent) {
  const client = useQueryClient();
  const params = { path: { id }, header: { 'If-Match': etag(version) } };
  return useMutation({
    mutationFn: ({ step, reason }: { step: 'announce' | 'hold' | 'cancel'; reason: string }) =>
      step === 'cancel'
        ? unwrap(api.POST('/api/v1/events/{id}/cancel', { params, body: { reason } }))
        : unwrap(api.POST(`/api/v1/events/{id}/${step}`, { params })),
    onSettled: () => client.invalidateQueries({ queryKey: ['events'] }),
  });
}
