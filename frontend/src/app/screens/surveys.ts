import { withBuilderWords, withProfileWords, withSurveyWords } from '../../shared/i18n/i18n';

// Screens of surveys that nobody begins with, each with its words.

export const newCampaignPage = () => withProfileWords(() => import('../../features/campaigns/NewCampaignPage'));
export const resultsPage = () => withSurveyWords(() => import('../../features/campaigns/results/ResultsPage'));
export const builderPage = () => withBuilderWords(() => import('../../features/questionnaires/BuilderPage'));
