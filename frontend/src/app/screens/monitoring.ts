import { withMonitoringWords, withProfileWords, withRareWords } from '../../shared/i18n/i18n';

// The screens of monitoring, each with its words. They stand apart from their routes: the first load needs to know only where these stand.

export const monitoringPage = () => withMonitoringWords(() => import('../monitoring/MonitoringPage'));
export const assessmentsPage = () => withMonitoringWords(() => import('../../features/assessments/AssessmentsPage'));
export const importStartPage = () =>
  withRareWords(() => withMonitoringWords(() => import('../../features/assessments/importing/ImportStartPage')));
export const importPage = () => withMonitoringWords(() => import('../../features/assessments/importing/ImportPage'));
export const assessmentPage = () => withMonitoringWords(() => import('../../features/assessments/AssessmentPage'));
export const identificationsPage = () =>
  withMonitoringWords(() => import('../../features/identifications/IdentificationsPage'));
export const rulePage = () => withMonitoringWords(() => import('../../features/identifications/RulePage'));
export const identificationPage = () =>
  withMonitoringWords(() => import('../../features/identifications/IdentificationPage'));
export const indicatorsPage = () => withMonitoringWords(() => import('../../features/indicators/IndicatorsPage'));
export const newIndicatorPage = () => withMonitoringWords(() => import('../../features/indicators/NewIndicatorPage'));
export const indicatorPage = () => withMonitoringWords(() => import('../../features/indicators/IndicatorPage'));
export const roundsPage = () => withMonitoringWords(() => import('../../features/rounds/RoundsPage'));
export const newRoundPage = () => withMonitoringWords(() => import('../../features/rounds/NewRoundPage'));
export const roundPage = () => withMonitoringWords(() => import('../../features/rounds/RoundPage'));
export const changePage = () => withMonitoringWords(() => import('../../features/rounds/ChangePage'));
export const formPage = () => withMonitoringWords(() => import('../../features/rounds/FormPage'));
export const engagementPage = () => withMonitoringWords(() => import('../../features/engagement/EngagementPage'));
export const engagementFormulasPage = () => withMonitoringWords(() => import('../../features/engagement/FormulasPage'));
export const engagedSchoolPage = () => withMonitoringWords(() => import('../../features/engagement/SchoolPage'));
export const profilePage = () => withProfileWords(() => import('../../features/profiles/ProfilePage'));
export const profilesPage = () => withMonitoringWords(() => import('../../features/profiles/ProfilesPage'));
export const formulasPage = () => withProfileWords(() => import('../../features/formulas/FormulasPage'));
export const formulaPage = () => withProfileWords(() => import('../../features/formulas/FormulaPage'));
