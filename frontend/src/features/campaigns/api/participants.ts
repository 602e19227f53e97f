import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { Campaign, CampaignParticipantItem, SurveyAudience } from '../../../shared/api/types';

type Filter = { within?: string; audience?: SurveyAudience; lagging?: boolean };

/** Answers are no changes of records: an open campaign is asked again now and then. */
const AGAIN = 5_000;
const again = ({ state, paused }: Campaign) => (state === 'OPEN' && !paused ? AGAIN : false);

export const useParticipantPages = (campaign: Campaign, filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['campaigns', 'participants', campaign.id, filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/campaigns/{id}/participants', {
          params: { path: { id: campaign.id }, query: { ...filter, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: again(campaign),
  });

/** One group that is asked where the person may look. */
export const useFirstAsked = ({ id }: Campaign, enabled: boolean) =>
  useQuery({
    queryKey: ['campaigns', 'participants', id, 'first'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/campaigns/{id}/participants', { params: { path: { id }, query: { limit: 1 } }, signal })),
    enabled,
  });

export const useRates = (campaign: Campaign, by: 'AUDIENCE' | 'MUNICIPALITY', within?: string, live = true) =>
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
    refetchInterval: live && again(campaign),
  });

type Wish = { items?: CampaignParticipantItem[]; programmeAudiences?: SurveyAudience[] };

const post = (id: string, body: Wish) =>
  unwrap(api.POST('/api/v1/campaigns/{id}/participants', { params: { path: { id } }, body }));

/** One after another: of two edits of a row the later one is to stay. */
export function useSaveParticipants({ id }: Campaign) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `participants ${id}` },
    mutationFn: (body: Wish) => post(id, body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}

/** Groups that are asked already keep their numbers: whoever adds means the others. */
export function useAddParticipants({ id }: Campaign) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ items, ...wish }: Wish) => {
      if (!items) return post(id, wish);
      const there = await asked(id, items);
      const fresh = items.filter((one) => !there.has(groupOf(one.organizationId, one.audience)));
      return fresh.length > 0 ? post(id, { items: fresh }) : null;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}

const groupOf = (school: string, audience: SurveyAudience) => `${school} ${audience}`;

/** The groups a campaign asks already, as far as the wanted ones may be among them. */
async function asked(id: string, items: CampaignParticipantItem[]): Promise<Set<string>> {
  const only = <T>(all: T[]) => (new Set(all).size === 1 ? all[0] : undefined);
  const within = only(items.map((one) => one.organizationId));
  const audience = only(items.map((one) => one.audience));
  const found = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await unwrap(
      api.GET('/api/v1/campaigns/{id}/participants', {
        params: { path: { id }, query: { within, audience, limit: 500, cursor } },
      }),
    );
    for (const one of page.items) found.add(groupOf(one.organization.id, one.audience));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

export function useRemindSchools({ id }: Campaign) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (within: string | undefined) =>
      unwrap(api.POST('/api/v1/campaigns/{id}/school-reminders', { params: { path: { id }, query: { within } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns', 'participants', id] }),
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
