import type { Campaign, SurveyAudience, SurveyInvitation } from '../../shared/api/types';
import { isDay } from '../../shared/format/dates';
import { AUDIENCES, CAMPAIGN_STATES } from '../../shared/surveys/audiences';

export const VIEWS = ['rates', 'participants', 'links', 'letters'] as const;
export type CampaignViewKind = (typeof VIEWS)[number];

export const LETTER_STATES: SurveyInvitation['state'][] = ['WAITING', 'SENT', 'FAILED', 'REVOKED'];

/** Asked: a school in which somebody is expected to answer; ended: between which days its last one lies. */
export type CampaignsSearch = {
  q?: string;
  state?: Campaign['state'];
  asked?: string;
  endedFrom?: string;
  endedTo?: string;
};
export type NewCampaignSearch = { questionnaire?: string };
export type CampaignSearch = {
  view?: CampaignViewKind;
  within?: string;
  audience?: SurveyAudience;
  late?: boolean;
  letter?: SurveyInvitation['state'];
};
/** Item: the question that is looked at by itself; beside: another campaign; cross and by: two questions that are crossed. */
export type ResultsSearch = {
  audience?: SurveyAudience;
  within?: string;
  item?: string;
  beside?: string;
  cross?: string;
  by?: string;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown) => (isDay(value) ? value : undefined);
const audience = (value: unknown) => AUDIENCES.find((one) => one === value);

export const campaignsSearch = (search: Record<string, unknown>): CampaignsSearch => ({
  q: text(search['q']),
  state: CAMPAIGN_STATES.find((one) => one === search['state']),
  asked: text(search['asked']),
  endedFrom: day(search['endedFrom']),
  endedTo: day(search['endedTo']),
});

export const newCampaignSearch = (search: Record<string, unknown>): NewCampaignSearch => ({
  questionnaire: text(search['questionnaire']),
});

export const campaignSearch = (search: Record<string, unknown>): CampaignSearch => ({
  view: VIEWS.find((one) => one === search['view']),
  within: text(search['within']),
  audience: audience(search['audience']),
  late: search['late'] === 'true' || search['late'] === true || undefined,
  letter: LETTER_STATES.find((one) => one === search['letter']),
});

export const resultsSearch = (search: Record<string, unknown>): ResultsSearch => ({
  audience: audience(search['audience']),
  within: text(search['within']),
  item: text(search['item']),
  beside: text(search['beside']),
  cross: text(search['cross']),
  by: text(search['by']),
});
