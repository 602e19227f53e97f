import { http, HttpResponse } from 'msw';
import CampaignPage from '../src/features/campaigns/CampaignPage';
import { campaignSearch } from '../src/features/campaigns/search';
import { organizations } from './fixtures';
import { mockServer, renderPage } from './render';
import { page, signedIn } from './states';
import { campaign, participants, rates } from './surveys';

// The page of a campaign, for the tests of its parts.

const api = `${window.location.origin}/api/v1`;

/** The address of any campaign. */
export const one = `${api}/campaigns/:id`;

export const schools = organizations.filter(({ kind }) => kind === 'SCHOOL');

/** A link of the first group. */
export const link = {
  id: '00000000-0000-4000-8000-000000000730',
  participantId: participants[0]!.id,
  organization: participants[0]!.organization,
  audience: 'TEACHER' as const,
};

/** A server that knows a running campaign, its groups and a link. */
export const campaignServer = () =>
  mockServer(
    signedIn('surveys:read', 'surveys:write', 'surveys:links'),
    http.get(one, () => HttpResponse.json(campaign)),
    http.get(`${one}/rates`, ({ request }) => {
      const places = new URL(request.url).searchParams.get('by') === 'MUNICIPALITY';
      return HttpResponse.json({ items: places ? rates.places : rates.groups });
    }),
    http.get(`${one}/participants`, ({ request }) => {
      const lagging = new URL(request.url).searchParams.get('lagging') === 'true';
      return page(participants.filter((each) => each.lags || !lagging));
    }),
    http.get(`${one}/links`, () => page([{ ...link, supervised: false, createdAt: '2026-10-01T09:30:00Z' }])),
    http.get(`${api}/organizations`, () => page(schools)),
    http.get(`${api}/organizations/:id`, ({ params }) =>
      HttpResponse.json(organizations.find(({ id }) => id === params['id']) ?? organizations[0]),
    ),
  );

export const openCampaign = (search = '') =>
  renderPage(CampaignPage, {
    path: '/surveys/$campaignId',
    at: `/surveys/${campaign.id}${search}`,
    search: campaignSearch,
  });
