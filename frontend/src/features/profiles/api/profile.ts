import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import { currentState } from '../../../shared/api/problem';
import type { AntiRiskProgrammeRequest, RiskFactorReviewRequest, RiskProfile } from '../../../shared/api/types';
import type { ProfilesSearch } from '../search';

export const useRiskProfile = (organizationId: string, enabled = true) =>
  useQuery({
    queryKey: ['risk-profiles', organizationId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/risk-profiles/{organizationId}', { params: { path: { organizationId } }, signal })),
    // Answers that are not in it yet come in by themselves.
    refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? 5_000 : false),
    enabled,
  });

export const useRiskProfilePages = (filter: ProfilesSearch) =>
  useInfiniteQuery({
    queryKey: ['risk-profiles', 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/risk-profiles', { params: { query: { ...filter, limit: 100, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The answer is the profile as it stands now; also when it was computed anew meanwhile and nothing is stored. */
export function useReview(organizationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RiskFactorReviewRequest) =>
      unwrap(
        api.POST('/api/v1/risk-profiles/{organizationId}/reviews', { params: { path: { organizationId } }, body }),
      ),
    onSuccess: (profile) => {
      client.setQueryData(['risk-profiles', organizationId], profile);
      return client.invalidateQueries({ queryKey: ['risk-profiles', organizationId, 'reviews'] });
    },
    onError: (error) => {
      const now = currentState<RiskProfile>(error);
      if (now) client.setQueryData(['risk-profiles', organizationId], now);
    },
  });
}

/** What was decided on a factor, the newest first. */
export const useReviews = (organizationId: string, factor: string) =>
  useInfiniteQuery({
    queryKey: ['risk-profiles', organizationId, 'reviews', factor],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/risk-profiles/{organizationId}/reviews', {
          params: { path: { organizationId }, query: { factor, limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** What the school does about a factor, and what helped schools like it. */
export const useFactorMeasures = (organizationId: string, factor: string) =>
  useQuery({
    queryKey: ['risk-profiles', organizationId, 'measures', factor],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/risk-profiles/{organizationId}/factors/{factor}/measures', {
          params: { path: { organizationId, factor } },
          signal,
        }),
      ),
  });

export const useMeasures = (factor: string) =>
  useQuery({
    queryKey: ['risk-measures', factor],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/risk-measures', { params: { query: { factor } }, signal })),
    staleTime: Infinity,
  });

/** Drafts of the school that may take more rows. */
export const useDraftRoadmaps = (organization: string) =>
  useQuery({
    queryKey: ['roadmaps', 'drafts-of', organization],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/roadmaps', { params: { query: { organization, state: 'DRAFT', limit: 50 } }, signal })),
  });

export function usePlan(organizationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AntiRiskProgrammeRequest) =>
      unwrap(
        api.POST('/api/v1/risk-profiles/{organizationId}/programmes', { params: { path: { organizationId } }, body }),
      ),
    onSuccess: () =>
      Promise.all([['risk-profiles'], ['roadmaps']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
