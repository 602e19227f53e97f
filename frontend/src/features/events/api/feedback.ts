import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { CampaignParticipantItem, SchoolEvent } from '../../../shared/api/types';
import { addDays, today } from '../../../shared/format/dates';

/** The form for opinions that comes with the product. */
const FORM = 'event-feedback';
/** The last day is two weeks on. */
const DAYS = 13;

/** Nothing while none is named. */
export const useFeedback = (id: string | null) =>
  useQuery({
    queryKey: ['campaigns', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/campaigns/{id}', { params: { path: { id: id! } }, signal })),
    enabled: id !== null,
    retry: false,
  });

/** Some campaigns of an organisation by a part of the title. */
export const useCampaignsOf = (owner: string, q: string | undefined) =>
  useQuery({
    queryKey: ['campaigns', 'matches', 'of', owner, q ?? ''],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/campaigns', { params: { query: { q, limit: 200 } }, signal })),
    select: ({ items }) => items.filter(({ organization }) => organization.id === owner),
    placeholderData: keepPreviousData,
  });

export function usePutFeedback(event: SchoolEvent) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (campaignId: string | null) => put(event, campaignId),
    onSettled: () => client.invalidateQueries({ queryKey: ['events'] }),
  });
}

/** A draft of a campaign for the invited schools with the form of the product, named by the event; gives its id. */
export function useCreateFeedback(event: SchoolEvent) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (title: string) => {
      const organizationId = event.organization.id;
      const opensOn = event.heldOn < today() ? today() : event.heldOn;
      const questionnaireId = await formOf(organizationId);
      const { id } = await unwrap(
        api.POST('/api/v1/campaigns', {
          body: { organizationId, questionnaireId, title, opensOn, closesOn: addDays(opensOn, DAYS), anonymous: true },
        }),
      );
      await put(event, id);
      const items = await asked(event.id);
      if (items.length > 0) {
        await unwrap(api.POST('/api/v1/campaigns/{id}/participants', { params: { path: { id } }, body: { items } }));
      }
      return id;
    },
    onSettled: () =>
      Promise.all(
        ['events', 'campaigns', 'questionnaires'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}

const put = ({ id, version }: SchoolEvent, campaignId: string | null) =>
  unwrap(
    api.PUT('/api/v1/events/{id}/feedback', {
      params: { path: { id }, header: { 'If-Match': etag(version) } },
      body: { campaignId },
    }),
  );

/** The organisation's own copy of the form, where there is one that may be asked; else a new one. */
async function formOf(organizationId: string) {
  const { items } = await unwrap(
    api.GET('/api/v1/questionnaires', { params: { query: { q: FORM, state: 'SOUND', limit: 200 } } }),
  );
  const own = items.find(({ code, organization }) => code === FORM && organization.id === organizationId);
  return (own ?? (await unwrap(api.POST('/api/v1/questionnaires', { body: { organizationId, readyMade: FORM } })))).id;
}

/** Of every invited school that was not absent its teachers, as many as came or as it said. */
async function asked(id: string) {
  const items: CampaignParticipantItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await unwrap(
      api.GET('/api/v1/events/{id}/attendance', { params: { path: { id }, query: { limit: 200, cursor } } }),
    );
    for (const { organization, outcome, attended, comingCount } of page.items) {
      if (outcome === 'ABSENT') continue;
      items.push({
        organizationId: organization.id,
        audience: 'TEACHER',
        expected: attended ?? (comingCount > 0 ? comingCount : null),
      });
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return items;
}
