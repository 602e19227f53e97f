import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { SurveyAudience } from '../../../shared/api/types';

export const useResults = (id: string, audience: SurveyAudience, within: string | undefined, enabled: boolean) =>
  useQuery({
    queryKey: ['campaigns', 'results', id, audience, within ?? ''],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/campaigns/{id}/results', { params: { path: { id }, query: { audience, within } }, signal }),
      ),
    placeholderData: keepPreviousData,
    // What is still being counted is asked for again; figures that stand are not.
    refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? 5_000 : false),
    enabled,
  });

export const useComparison = (id: string, audience: SurveyAudience, item: string, within: string | undefined) =>
  useQuery({
    queryKey: ['campaigns', 'comparison', id, audience, item, within ?? ''],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/campaigns/{id}/comparison', {
          params: { path: { id }, query: { audience, item, within } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** Questions of the same name in two campaigns. */
export const useDynamics = (id: string, beside: string, audience: SurveyAudience, within: string | undefined) =>
  useQuery({
    queryKey: ['campaigns', 'dynamics', id, beside, audience, within ?? ''],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/campaigns/{id}/dynamics', {
          params: { path: { id }, query: { with: beside, audience, within } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** Two questions over the whole campaign, or over the widest place somebody may look at. */
export const useCrossTable = (
  id: string,
  audience: SurveyAudience,
  within: string | undefined,
  row: string,
  column: string,
) =>
  useQuery({
    queryKey: ['campaigns', 'cross-table', id, audience, within ?? '', row, column],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/campaigns/{id}/cross-table', {
          params: { path: { id }, query: { audience, within, row, column } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    enabled: row !== column,
  });
