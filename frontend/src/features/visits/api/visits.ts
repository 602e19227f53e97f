import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Visit, VisitPatch, VisitRequest } from '../../../shared/api/types';
import type { VisitsSearch } from '../search';

export const useVisitPages = (query: VisitsSearch) =>
  useInfiniteQuery({
    queryKey: ['visits', 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/visits', { params: { query: { ...query, limit: 100, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The next ones from a day on: of the person, or to the schools they see. */
export const useNextVisits = (query: { visitor?: 'ME'; from: string; to?: string; limit: number }, enabled: boolean) =>
  useQuery({
    queryKey: ['visits', 'next', query],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/visits', { params: { query: { ...query, sort: 'plannedOn' } }, signal })),
    enabled,
  });

export const useVisit = (id: string) =>
  useQuery({
    queryKey: ['visits', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/visits/{id}', { params: { path: { id } }, signal })),
  });

export const useVisitors = (organization: string | null) =>
  useQuery({
    queryKey: ['visits', 'visitors', organization],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/visits/visitors', { params: { query: { organization: organization! } }, signal })),
    enabled: organization !== null,
  });

export function usePlanVisit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: VisitRequest) => unwrap(api.POST('/api/v1/visits', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['visits'] }),
  });
}

export function useChangeVisit(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, body }: { version: number; body: VisitPatch }) => patchVisit(id, version, body),
    onSuccess: (visit) => taken(client, visit),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: ['visits', 'one', id] }) : undefined),
  });
}

export const patchVisit = (id: string, version: number, body: VisitPatch) =>
  unwrap(
    api.PATCH('/api/v1/visits/{id}', {
      params: { path: { id }, header: { 'If-Match': etag(version) } },
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body,
    }),
  );

type Step = { step: 'begin' | 'complete'; at?: string } | { step: 'acknowledge' } | { step: 'cancel'; reason: string };

export function takeStep(id: string, what: Step): Promise<Visit> {
  const params = { path: { id } };
  if (what.step === 'acknowledge') return unwrap(api.POST('/api/v1/visits/{id}/acknowledge', { params }));
  return what.step === 'cancel'
    ? unwrap(api.POST('/api/v1/visits/{id}/cancel', { params, body: { reason: what.reason } }))
    : unwrap(api.POST(`/api/v1/visits/{id}/${what.step}`, { params, body: { at: what.at ?? null } }));
}

export function useStep(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (what: Step) => takeStep(id, what),
    onSuccess: (visit) => taken(client, visit),
    onError: () => client.invalidateQueries({ queryKey: ['visits', 'one', id] }),
  });
}

/** What the server answered is what the page shows at once; lists follow. */
export function taken(client: ReturnType<typeof useQueryClient>, visit: Visit) {
  client.setQueryData(['visits', 'one', visit.id], visit);
  return Promise.all([
    client.invalidateQueries({ queryKey: ['visits', 'pages'] }),
    client.invalidateQueries({ queryKey: ['visits', 'next'] }),
    client.invalidateQueries({ queryKey: ['recommendations'] }),
  ]);
}

/** They are few: all at once; those that can be used at a school, or all that are seen. */
export const useChecklists = (usableAt?: string | null) =>
  useQuery({
    queryKey: ['visit-checklists', usableAt ?? ''],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/visit-checklists', {
          params: { query: { usableAt: usableAt ?? undefined, limit: 200 } },
          signal,
        }),
      ),
    enabled: usableAt !== null,
  });

type SavedList = { id?: string; version?: number; organizationId: string; name: string; items: string[] };

export function useSaveChecklist() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, organizationId, name, items }: SavedList) =>
      unwrap(
        id && version !== undefined
          ? api.PATCH('/api/v1/visit-checklists/{id}', {
              params: { path: { id }, header: { 'If-Match': etag(version) } },
              headers: { 'Content-Type': 'application/merge-patch+json' },
              body: { name, items },
            })
          : api.POST('/api/v1/visit-checklists', { body: { organizationId, name, items } }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['visit-checklists'] }),
  });
}

export function useDeleteChecklist() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      unwrap(
        api.DELETE('/api/v1/visit-checklists/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['visit-checklists'] }),
  });
}
