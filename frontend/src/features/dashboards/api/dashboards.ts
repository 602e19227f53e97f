import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import { NO_GROUP, type DashboardSearch, type ValuesSearch } from '../search';

/** Without a place: the person's own. */
export function useDashboard({ place, round, indicator, group }: DashboardSearch) {
  const query = { round, indicator, group: group === NO_GROUP ? '' : group };
  return useQuery({
    queryKey: ['dashboard', place ?? 'mine', round ?? '', indicator ?? '', group ?? null],
    queryFn: ({ signal }) =>
      unwrap(
        place
          ? api.GET('/api/v1/dashboards/{organizationId}', {
              params: { path: { organizationId: place }, query },
              signal,
            })
          : api.GET('/api/v1/dashboards/mine', { params: { query }, signal }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** Groups of indicators over the places: of the round that is shown. */
export const useGroups = (place: string | undefined, round: string | null) =>
  useQuery({
    queryKey: ['dashboard-groups', place ?? 'mine', round],
    queryFn: ({ signal }) =>
      unwrap(
        place
          ? api.GET('/api/v1/dashboards/{organizationId}/groups', {
              params: { path: { organizationId: place }, query: { round: round! } },
              signal,
            })
          : api.GET('/api/v1/dashboards/mine/groups', { params: { query: { round: round! } }, signal }),
      ),
    placeholderData: keepPreviousData,
    enabled: round !== null,
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
    queryKey: ['dashboard-values', round, indicator, filter],
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
