import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { CampaignParticipant, CampaignParticipantItem, SurveyAudience } from '../../../shared/api/types';

export type ParticipantFilter = { within?: string; audience?: SurveyAudience; lagging?: boolean };

/** So many groups the server takes at once. */
const MOST = 5_000;

/** All groups of a filter, page by page: what is changed is what was counted. */
export const useAllParticipants = (id: string, filter: ParticipantFilter) =>
  useQuery({
    queryKey: ['campaigns', 'participants', id, 'all', filter],
    queryFn: async ({ signal }) => {
      const found: CampaignParticipant[] = [];
      let cursor: string | undefined;
      do {
        const page = await unwrap(
          api.GET('/api/v1/campaigns/{id}/participants', {
            params: { path: { id }, query: { ...filter, limit: 500, cursor } },
            signal,
          }),
        );
        found.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return found;
    },
  });

export function useSetNumbers(id: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `participants ${id}` },
    mutationFn: async (items: CampaignParticipantItem[]) => {
      for (let from = 0; from < items.length; from += MOST) {
        await unwrap(
          api.POST('/api/v1/campaigns/{id}/participants', {
            params: { path: { id } },
            body: { items: items.slice(from, from + MOST) },
          }),
        );
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}
