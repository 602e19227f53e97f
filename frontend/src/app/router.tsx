import {
  Navigate,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { importListSearch, roadmapListSearch, roadmapSearch, templatesSearch } from '../features/roadmaps/search';
import { listSearch, listStartSearch } from '../features/organization-imports/search';
import { organizationsSearch } from '../features/organizations/search';
import { peopleSearch } from '../features/people/search';
import { partnershipsSearch, programmeSearch, programmesSearch, schoolsSearch } from '../features/programmes/search';
import { apiClientsSearch } from '../features/api-clients/search';
import { auditSearch } from '../features/audit-entries/search';
import { tasksSearch } from '../features/checkpoints/search';
import { controlSearch, overdueSearch } from '../features/execution/search';
import { notificationSettingsSearch } from '../features/notifications/search';
import { campaignSearch, campaignsSearch, newCampaignSearch, resultsSearch } from '../features/campaigns/search';
import { questionnairesSearch } from '../features/questionnaires/search';
import {
  withBuilderWords,
  withPlaceWords,
  withPlanWords,
  withRareWords,
  withSurveyWords,
  withTaskWords,
} from '../shared/i18n/i18n';
import { Shell } from './shell/Shell';
import { RouteFailure } from './shell/RouteFailure';
import { Home } from './shell/Home';
import { NotFound } from './shell/NotFound';
import { focusSearch, parseAddress, writeAddress } from './addresses';

const root = createRootRoute({
  component: Shell,
  errorComponent: RouteFailure,
  notFoundComponent: NotFound,
  validateSearch: focusSearch,
  search: { middlewares: [retainSearchParams(['org', 'year'])] },
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: Home,
});

const signedIn = createRoute({
  getParentRoute: () => root,
  path: '/signed-in',
  beforeLoad: () => {
    throw redirect({ to: '/', replace: true });
  },
});

/** For whoever is known already; a stranger is met by the shell. */
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: () => <Navigate to="/roadmaps" search={{}} replace />,
});

const roadmaps = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps',
  validateSearch: roadmapListSearch,
  component: lazyRouteComponent(() => import('../features/roadmaps/RoadmapListPage')),
});

const roadmap = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/$roadmapId',
  validateSearch: roadmapSearch,
  component: lazyRouteComponent(() => import('../features/roadmaps/RoadmapPage')),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/templates',
  validateSearch: templatesSearch,
  component: lazyRouteComponent(() => withPlanWords(() => import('../features/roadmaps/templates/TemplatesPage'))),
});

const copyJobs = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/copies',
  component: lazyRouteComponent(() => withPlanWords(() => import('../features/roadmaps/copies/CopyJobsPage'))),
});

const copyJob = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/copies/$copyId',
  component: lazyRouteComponent(() => withPlanWords(() => import('../features/roadmaps/copies/CopyJobPage'))),
});

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(() => withTaskWords(() => import('../features/checkpoints/TasksPage'))),
});

const task = createRoute({
  getParentRoute: () => root,
  path: '/tasks/$checkpointId',
  component: lazyRouteComponent(() =>
    withRareWords(() => withTaskWords(() => import('../features/checkpoints/CheckpointPage'))),
  ),
});

const control = createRoute({
  getParentRoute: () => root,
  path: '/control',
  validateSearch: controlSearch,
  component: lazyRouteComponent(() =>
    withPlanWords(() => withTaskWords(() => import('../features/execution/ControlPage'))),
  ),
});

const overdue = createRoute({
  getParentRoute: () => root,
  path: '/control/overdue',
  validateSearch: overdueSearch,
  component: lazyRouteComponent(() =>
    withPlanWords(() => withTaskWords(() => import('../features/execution/OverduePage'))),
  ),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/import',
  validateSearch: importListSearch,
  component: lazyRouteComponent(() => withRareWords(() => import('../features/roadmap-imports/ImportStartPage'))),
});

const importPreview = createRoute({
  getParentRoute: () => root,
  path: '/roadmaps/import/$importId',
  component: lazyRouteComponent(() => withRareWords(() => import('../features/roadmap-imports/ImportPage'))),
});

const organizations = createRoute({
  getParentRoute: () => root,
  path: '/organizations',
  validateSearch: organizationsSearch,
  component: lazyRouteComponent(() => withPlaceWords(() => import('../features/organizations/OrganizationsPage'))),
});

const organization = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$organizationId',
  component: lazyRouteComponent(() => withPlaceWords(() => import('./OrganizationRoute'))),
});

const listStart = createRoute({
  getParentRoute: () => root,
  path: '/organizations/import',
  validateSearch: listStartSearch,
  component: lazyRouteComponent(() => withRareWords(() => import('../features/organization-imports/ListStartPage'))),
});

const list = createRoute({
  getParentRoute: () => root,
  path: '/organizations/import/$importId',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => withRareWords(() => import('../features/organization-imports/ListPage'))),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => withPlaceWords(() => import('../features/people/PeoplePage'))),
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$personId',
  component: lazyRouteComponent(() => withPlaceWords(() => import('../features/people/PersonPage'))),
});

const programmes = createRoute({
  getParentRoute: () => root,
  path: '/programmes',
  validateSearch: programmesSearch,
  component: lazyRouteComponent(() => withPlaceWords(() => import('../features/programmes/ProgrammesPage'))),
});

const programme = createRoute({
  getParentRoute: () => root,
  path: '/programmes/$programmeId',
  validateSearch: programmeSearch,
  component: lazyRouteComponent(() => withPlaceWords(() => import('../features/programmes/ProgrammePage'))),
});

const programmeSchools = createRoute({
  getParentRoute: () => root,
  path: '/programmes/$programmeId/add',
  validateSearch: schoolsSearch,
  component: lazyRouteComponent(() => withPlaceWords(() => import('../features/programmes/AddSchoolsPage'))),
});

const partnerships = createRoute({
  getParentRoute: () => root,
  path: '/partnerships',
  validateSearch: partnershipsSearch,
  component: lazyRouteComponent(() => withPlaceWords(() => import('../features/programmes/PartnershipsPage'))),
});

const campaigns = createRoute({
  getParentRoute: () => root,
  path: '/surveys',
  validateSearch: campaignsSearch,
  component: lazyRouteComponent(() => withSurveyWords(() => import('../features/campaigns/CampaignsPage'))),
});

const newCampaign = createRoute({
  getParentRoute: () => root,
  path: '/surveys/new',
  validateSearch: newCampaignSearch,
  component: lazyRouteComponent(() => withSurveyWords(() => import('../features/campaigns/NewCampaignPage'))),
});

const campaign = createRoute({
  getParentRoute: () => root,
  path: '/surveys/$campaignId',
  validateSearch: campaignSearch,
  component: lazyRouteComponent(() => withSurveyWords(() => import('../features/campaigns/CampaignPage'))),
});

const surveyResults = createRoute({
  getParentRoute: () => root,
  path: '/surveys/$campaignId/results',
  validateSearch: resultsSearch,
  component: lazyRouteComponent(() => withSurveyWords(() => import('../features/campaigns/results/ResultsPage'))),
});

const questionnaires = createRoute({
  getParentRoute: () => root,
  path: '/surveys/questionnaires',
  validateSearch: questionnairesSearch,
  component: lazyRouteComponent(() => withBuilderWords(() => import('../features/questionnaires/QuestionnairesPage'))),
});

const questionnaire = createRoute({
  getParentRoute: () => root,
  path: '/surveys/questionnaires/$questionnaireId',
  component: lazyRouteComponent(() => withBuilderWords(() => import('../features/questionnaires/BuilderPage'))),
});

const notificationSettings = createRoute({
  getParentRoute: () => root,
  path: '/settings/notifications',
  validateSearch: notificationSettingsSearch,
  component: lazyRouteComponent(() =>
    withRareWords(() => import('../features/notifications/NotificationSettingsPage')),
  ),
});

const administration = createRoute({
  getParentRoute: () => root,
  path: '/administration',
  component: lazyRouteComponent(() => withRareWords(() => import('./administration/AdministrationPage'))),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/administration/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => withRareWords(() => import('../features/audit-entries/AuditPage'))),
});

const auditHead = createRoute({
  getParentRoute: () => root,
  path: '/administration/audit/head',
  component: lazyRouteComponent(() => withRareWords(() => import('../features/audit-entries/AuditHeadPage'))),
});

const apiClients = createRoute({
  getParentRoute: () => root,
  path: '/administration/api-clients',
  validateSearch: apiClientsSearch,
  component: lazyRouteComponent(() => withRareWords(() => import('../features/api-clients/ApiClientsPage'))),
});

const routeTree = root.addChildren([
  home,
  signedIn,
  invitation,
  roadmaps,
  roadmap,
  templates,
  copyJobs,
  copyJob,
  tasks,
  task,
  control,
  overdue,
  imports,
  importPreview,
  organizations,
  organization,
  listStart,
  list,
  people,
  person,
  programmes,
  programme,
  programmeSchools,
  partnerships,
  campaigns,
  newCampaign,
  campaign,
  surveyResults,
  questionnaires,
  questionnaire,
  notificationSettings,
  administration,
  audit,
  auditHead,
  apiClients,
]);

export const createAppRouter = () =>
  createRouter({
    routeTree,
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: RouteFailure,
  });
