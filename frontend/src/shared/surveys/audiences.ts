import type { Campaign, SurveyAudience } from '../api/types';

/** The groups that are asked, in the order in which they are shown. */
export const AUDIENCES: SurveyAudience[] = ['DIRECTOR', 'TEACHER', 'PUPIL', 'PARENT', 'CURATOR'];

export const CAMPAIGN_STATES: Campaign['state'][] = ['DRAFT', 'SCHEDULED', 'OPEN', 'CLOSED', 'SCORED'];
