import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { Campaign, CampaignParticipantItem, SurveyAudience } from '../../../shared/api/types';

type Filter = { within?: string; audience?: SurveyAudience };

/** Answers are no changes of records: an open campaign is asked again now and then. */
const AGAIN = 5_000;
const again = ({ state, paused }: Campaign) => (state === 'OPEN' && !paused ? AGAIN : false);

export const useParticipantPages = (campaign: Campaign, filter: Filter, limit = 100) =>
  useInfiniteQuery({
    queryKey: ['campaigns', 'participants', campaign.id, filter, limit],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/campaigns/{id}/participants', {
          params: { path: { id: campaign.id }, query: { ...filter, limit, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: again(campaign),
  });

export const useRates = (campaign: Campaign, by: 'AUDIENCE' | 'MUNICIPALITY', within?: string) =>
  useQuery({
    queryKey: ['campaigns', 'rates', campaign.id, by, within ?? ''],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/campaigns/{id}/rates', {
          params: { path: { id: campaign.id }, query: { by, within } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: again(campaign),
  });

type Wish = { items?: CampaignParticipantItem[]; programmeAudiences?: SurveyAudience[] };

export function useSaveParticipants({ id }: Campaign) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Wish) =>
      unwrap(api.POST('/api/v1/campaigns/{id}/participants', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}

export function useRemoveParticipant({ id }: Campaign) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (participantId: string) =>
      unwrap(
        api.DELETE('/api/v1/campaigns/{id}/participants/{participantId}', { params: { path: { id, participantId } } }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}
