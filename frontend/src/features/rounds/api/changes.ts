import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { ChangeSearch } from '../search';

export const useChange = (id: string, beside: string | undefined, municipality: string | undefined) =>
  useQuery({
    queryKey: ['monitoring-rounds', 'change', id, beside, municipality],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/monitoring-rounds/{id}/change', {
          params: { path: { id }, query: { with: beside!, municipality } },
          signal,
        }),
      ),
    enabled: beside !== undefined,
    placeholderData: keepPreviousData,
  });

export const useSchoolChanges = (id: string, beside: string, { place, of, turn }: ChangeSearch) =>
  useInfiniteQuery({
    queryKey: ['monitoring-rounds', 'school-changes', id, beside, place, of, turn],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/monitoring-rounds/{id}/change/schools', {
          params: {
            path: { id },
            query: { with: beside, municipality: place, indicator: of, turn, limit: 50, cursor: pageParam },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const useMeasuresEffect = (id: string, beside: string, indicator: string) =>
  useQuery({
    queryKey: ['monitoring-rounds', 'measures', id, beside, indicator],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/monitoring-rounds/{id}/change/measures', {
          params: { path: { id }, query: { with: beside, indicator } },
          signal,
        }),
      ),
  });

export const useRanking = (id: string, municipality: string | undefined) =>
  useInfiniteQuery({
    queryKey: ['monitoring-rounds', 'ranking', id, municipality],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/monitoring-rounds/{id}/ranking', {
          params: { path: { id }, query: { municipality, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const useSimilar = (id: string, schoolId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['monitoring-rounds', 'similar', id, schoolId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/monitoring-rounds/{id}/forms/{schoolId}/similar', {
          params: { path: { id, schoolId } },
          signal,
        }),
      ),
    enabled,
  });
