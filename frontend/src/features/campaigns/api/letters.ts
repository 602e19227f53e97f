import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { Campaign, SurveyAudience, SurveyInvitation, SurveyInvitationsRequest } from '../../../shared/api/types';

export type LetterFilter = { audience?: SurveyAudience; organization?: string; state?: SurveyInvitation['state'] };

/** Letters go out by themselves: an open campaign is asked again now and then. */
const AGAIN = 5_000;
const again = ({ state, paused }: Campaign) => (state === 'OPEN' && !paused ? AGAIN : false);

export const useLetterPages = (campaign: Campaign, filter: LetterFilter) =>
  useInfiniteQuery({
    queryKey: ['campaigns', 'invitations', campaign.id, 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/campaigns/{id}/invitations', {
          params: { path: { id: campaign.id }, query: { ...filter, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: again(campaign),
  });

export const useLetterSummary = (campaign: Campaign) =>
  useQuery({
    queryKey: ['campaigns', 'invitations', campaign.id, 'summary'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/campaigns/{id}/invitations/summary', { params: { path: { id: campaign.id } }, signal })),
    refetchInterval: again(campaign),
  });

function useLettersDeed<Body, Answer>(id: string, act: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => client.invalidateQueries({ queryKey: ['campaigns', 'invitations', id] }),
  });
}

export const useInvite = (id: string) =>
  useLettersDeed(id, (body: SurveyInvitationsRequest) =>
    unwrap(api.POST('/api/v1/campaigns/{id}/invitations', { params: { path: { id } }, body })),
  );

export const useRemind = (id: string) =>
  useLettersDeed(id, () => unwrap(api.POST('/api/v1/campaigns/{id}/reminders', { params: { path: { id } } })));

export const useLetterStep = (id: string) =>
  useLettersDeed(id, ({ letter, step }: { letter: string; step: 'resend' | 'revoke' }) =>
    unwrap(
      api.POST(`/api/v1/campaigns/{id}/invitations/{invitationId}/${step}`, {
        params: { path: { id, invitationId: letter } },
      }),
    ),
  );
