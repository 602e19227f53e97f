import type { Campaign, SurveyAudience } from '../../shared/api/types';
import { AUDIENCES, CAMPAIGN_STATES } from '../../shared/surveys/audiences';

export const VIEWS = ['rates', 'participants', 'links'] as const;
export type CampaignViewKind = (typeof VIEWS)[number];

export type CampaignsSearch = { q?: string; state?: Campaign['state'] };
export type NewCampaignSearch = { questionnaire?: string };
export type CampaignSearch = { view?: CampaignViewKind; within?: string; audience?: SurveyAudience; late?: boolean };
/** Item: the question that is looked at by itself; beside: another campaign. */
export type ResultsSearch = { audience?: SurveyAudience; within?: string; item?: string; beside?: string };

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const audience = (value: unknown) => AUDIENCES.find((one) => one === value);

export const campaignsSearch = (search: Record<string, unknown>): CampaignsSearch => ({
  q: text(search['q']),
  state: CAMPAIGN_STATES.find((one) => one === search['state']),
});

export const newCampaignSearch = (search: Record<string, unknown>): NewCampaignSearch => ({
  questionnaire: text(search['questionnaire']),
});

export const campaignSearch = (search: Record<string, unknown>): CampaignSearch => ({
  view: VIEWS.find((one) => one === search['view']),
  within: text(search['within']),
  audience: audience(search['audience']),
  late: search['late'] === 'true' || search['late'] === true || undefined,
});

export const resultsSearch = (search: Record<string, unknown>): ResultsSearch => ({
  audience: audience(search['audience']),
  within: text(search['within']),
  item: text(search['item']),
  beside: text(search['beside']),
});
