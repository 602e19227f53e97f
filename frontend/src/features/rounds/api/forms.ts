import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, authorizedFetch, etag, unwrap } from '../../../shared/api/client';
import { save } from '../../../shared/api/download';
import { ApiProblem, isStale, problemOf } from '../../../shared/api/problem';
import type { MonitoringCellInput, MonitoringForm, MonitoringWorkbook } from '../../../shared/api/types';
import type { RoundSearch } from '../search';

const MINUTES = 10 * 60_000;

const useMunicipalities = (queryKey: string[], id: string, options: { staleTime?: number } = {}) =>
  useInfiniteQuery({
    ...options,
    queryKey: [...queryKey, id],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/monitoring-rounds/{id}/completeness', {
          params: { path: { id }, query: { limit: 200, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const useCompleteness = (id: string) => useMunicipalities(['monitoring-rounds', 'completeness'], id);

/**
 * All municipalities of a round, page after page: who chooses one has to find each of them. They are those of the day it was opened on
 * and are not asked for again with each form that somebody saves.
 */
export function usePlaces(id: string) {
  const pages = useMunicipalities(['round-places'], id, { staleTime: MINUTES });
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = pages;
  useEffect(() => {
    // More than one part of a page asks for them: the second must not break off what the first has begun.
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage({ cancelRefetch: false });
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  return { ...pages, places: pages.data?.pages.flatMap(({ items }) => items) ?? [] };
}

/** Filled or not, as the server asks for it. */
export const completeOf = ({ incomplete, complete }: Pick<RoundSearch, 'incomplete' | 'complete'>) =>
  incomplete ? false : complete;

export const useFormPages = (id: string, { place, formState, incomplete, complete, level, q }: RoundSearch) =>
  useInfiniteQuery({
    queryKey: ['monitoring-rounds', 'forms', id, place, formState, incomplete, complete, level, q],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/monitoring-rounds/{id}/forms', {
          params: {
            path: { id },
            query: {
              municipality: place,
              state: formState,
              complete: completeOf({ incomplete, complete }),
              level,
              q,
              limit: 100,
              cursor: pageParam,
            },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const useTotals = (id: string, municipality: string | undefined) =>
  useQuery({
    queryKey: ['monitoring-rounds', 'totals', id, municipality],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/monitoring-rounds/{id}/totals', {
          params: { path: { id }, query: { municipality } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

const formKey = (id: string, schoolId: string) => ['monitoring-rounds', 'form', id, schoolId];

export const useForm = (id: string, schoolId: string) =>
  useQuery({
    queryKey: formKey(id, schoolId),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/monitoring-rounds/{id}/forms/{schoolId}', { params: { path: { id, schoolId } }, signal }),
      ),
  });

/** Written over the version that was read; a stale one is for the page to put together. */
export function useWriteCells(id: string, schoolId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, cells }: { version: number; cells: MonitoringCellInput[] }) =>
      unwrap(
        api.PUT('/api/v1/monitoring-rounds/{id}/forms/{schoolId}/cells', {
          params: { path: { id, schoolId }, header: { 'If-Match': etag(version) } },
          body: { cells },
        }),
      ),
    onSuccess: (form: MonitoringForm) => client.setQueryData(formKey(id, schoolId), form),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: formKey(id, schoolId) }) : undefined),
  });
}

export function useConfirm(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (within: string) =>
      unwrap(api.POST('/api/v1/monitoring-rounds/{id}/confirm', { params: { path: { id } }, body: { within } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['monitoring-rounds'] }),
  });
}

export function useSendBack(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { schoolId: string; remark: string }) =>
      unwrap(api.POST('/api/v1/monitoring-rounds/{id}/return', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['monitoring-rounds'] }),
  });
}

const workbook = (id: string, schoolId: string) =>
  new URL(`/api/v1/monitoring-rounds/${id}/forms/${schoolId}/workbook`, window.location.origin);

export const useDownloadWorkbook = (id: string, schoolId: string) =>
  useMutation({
    mutationFn: async (name: string) => {
      const answer = await authorizedFetch(new Request(workbook(id, schoolId)));
      if (!answer.ok) throw new ApiProblem(problemOf(await answer.json().catch(() => null), answer));
      save(await answer.blob(), name);
    },
  });

export const useReadWorkbook = (id: string, schoolId: string) =>
  useMutation({
    mutationFn: async (file: File): Promise<MonitoringWorkbook> => {
      const body = new FormData();
      body.append('file', file, file.name);
      const answer = await authorizedFetch(new Request(workbook(id, schoolId), { method: 'POST', body }));
      const read: unknown = await answer.json().catch(() => null);
      if (!answer.ok) throw new ApiProblem(problemOf(read, answer));
      return read as MonitoringWorkbook;
    },
  });
