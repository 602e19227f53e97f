import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Campaign, CampaignPatch, CampaignRequest } from '../../../shared/api/types';
import type { CampaignsSearch } from '../search';

export const useCampaignPages = (filter: CampaignsSearch) =>
  useInfiniteQuery({
    queryKey: ['campaigns', 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/campaigns', { params: { query: { ...filter, limit: 100, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The few campaigns the page of the day has room for, and one more to know that there are others. */
export const FEW = 5;

export const useFewCampaigns = (state: Campaign['state'], enabled = true) =>
  useQuery({
    queryKey: ['campaigns', 'pages', 'few', state],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/campaigns', { params: { query: { state, limit: FEW + 1 } }, signal })),
    enabled,
  });

/** Some campaigns by a part of the title, for a picker. */
export const useCampaignMatches = (q: string | undefined) =>
  useQuery({
    queryKey: ['campaigns', 'matches', q ?? ''],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/campaigns', { params: { query: { q, limit: 30 } }, signal })),
    placeholderData: keepPreviousData,
  });

/** Nothing while none is said. */
export const useCampaign = (id: string | undefined) =>
  useQuery({
    queryKey: ['campaigns', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/campaigns/{id}', { params: { path: { id: id! } }, signal })),
    enabled: id !== undefined,
  });

export function useCreateCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CampaignRequest) => unwrap(api.POST('/api/v1/campaigns', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns', 'pages'] }),
  });
}

/** The answer is the campaign as it stands now; one that is stale is read anew. */
function useDeed<Body>({ id }: Campaign, act: (body: Body) => Promise<Campaign>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (campaign) => {
      client.setQueryData(['campaigns', 'one', id], campaign);
      return client.invalidateQueries({ queryKey: ['campaigns', 'pages'] });
    },
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: ['campaigns', 'one', id] }) : undefined),
  });
}

const named = ({ id, version }: Campaign) => ({ path: { id }, header: { 'If-Match': etag(version) } });

export const useUpdateCampaign = (campaign: Campaign) =>
  useDeed(campaign, (body: CampaignPatch) =>
    unwrap(api.PATCH('/api/v1/campaigns/{id}', { params: named(campaign), body })),
  );

export type Step = 'schedule' | 'unschedule' | 'pause' | 'resume' | 'close';

export const useStep = (campaign: Campaign) =>
  useDeed(campaign, (step: Step) => unwrap(api.POST(`/api/v1/campaigns/{id}/${step}`, { params: named(campaign) })));

export const useExtend = (campaign: Campaign) =>
  useDeed(campaign, (closesOn: string) =>
    unwrap(api.POST('/api/v1/campaigns/{id}/extend', { params: named(campaign), body: { closesOn } })),
  );

export function useDeleteCampaign(campaign: Campaign) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/campaigns/{id}', { params: named(campaign) })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns', 'pages'] }),
  });
}

/** For risk profiles, once and for all: no answers are taken after it. */
export function useScore({ id }: Campaign) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/campaigns/{id}/score', { params: { path: { id } } })),
    onSuccess: () =>
      Promise.all(['campaigns', 'risk-profiles'].map((part) => client.invalidateQueries({ queryKey: [part] }))),
  });
}
