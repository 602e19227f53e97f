import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { campaignSearch, campaignsSearch, newCampaignSearch, resultsSearch } from '../../features/campaigns/search';
import { questionnairesSearch } from '../../features/questionnaires/search';
import { withBuilderWords, withSurveyWords } from '../../shared/i18n/i18n';
import { root } from '../root';

const campaigns = createRoute({
  getParentRoute: () => root,
  path: '/surveys',
  validateSearch: campaignsSearch,
  component: lazyRouteComponent(() => withSurveyWords(() => import('../../features/campaigns/CampaignsPage'))),
});

const newCampaign = createRoute({
  getParentRoute: () => root,
  path: '/surveys/new',
  validateSearch: newCampaignSearch,
  component: lazyRouteComponent(() => import('../screens/surveys').then((screens) => screens.newCampaignPage())),
});

const campaign = createRoute({
  getParentRoute: () => root,
  path: '/surveys/$campaignId',
  validateSearch: campaignSearch,
  component: lazyRouteComponent(() => withSurveyWords(() => import('../../features/campaigns/CampaignPage'))),
});

const surveyResults = createRoute({
  getParentRoute: () => root,
  path: '/surveys/$campaignId/results',
  validateSearch: resultsSearch,
  component: lazyRouteComponent(() => import('../screens/surveys').then((screens) => screens.resultsPage())),
});

const questionnaires = createRoute({
  getParentRoute: () => root,
  path: '/surveys/questionnaires',
  validateSearch: questionnairesSearch,
  component: lazyRouteComponent(() =>
    withBuilderWords(() => import('../../features/questionnaires/QuestionnairesPage')),
  ),
});

const questionnaire = createRoute({
  getParentRoute: () => root,
  path: '/surveys/questionnaires/$questionnaireId',
  component: lazyRouteComponent(() => import('../screens/surveys').then((screens) => screens.builderPage())),
});

/** Surveys: campaigns, results, questionnaires. */
export const surveysRoutes = [campaigns, newCampaign, campaign, surveyResults, questionnaires, questionnaire] as const;
