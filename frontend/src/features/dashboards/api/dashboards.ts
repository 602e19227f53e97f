import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { DashboardSearch, ValuesSearch } from '../search';

/** Without a place: the person's own. */
export const useDashboard = ({ place, round, indicator }: DashboardSearch) =>
  useQuery({
    queryKey: ['dashboard', place ?? 'mine', round ?? '', indicator ?? ''],
    queryFn: ({ signal }) =>
      unwrap(
        place
          ? api.GET('/api/v1/dashboards/{organizationId}', {
              params: { path: { organizationId: place }, query: { round, indicator } },
              signal,
            })
          : api.GET('/api/v1/dashboards/mine', { params: { query: { round, indicator } }, signal }),
      ),
    placeholderData: keepPreviousData,
  });

/** All that a round measures, for who wants to look at another indicator. */
export const useMeasured = (round: string | null | undefined, wanted: boolean) =>
  useQuery({
    queryKey: ['monitoring-rounds', 'one', round, 'measured'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/monitoring-rounds/{id}', { params: { path: { id: round! } }, signal })),
    select: ({ title, indicators }) => ({
      title,
      indicators: indicators.map(({ id, definition }) => ({ id, ...definition })),
    }),
    enabled: wanted && !!round,
  });

export const useValuePages = ({ round, indicator, ...filter }: ValuesSearch) =>
  useInfiniteQuery({
    queryKey: ['dashboard', 'values', round, indicator, filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/dashboards/values', {
          params: { query: { round: round!, indicator: indicator!, ...filter, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled: !!round && !!indicator,
  });
