import { withReportWords } from '../../shared/i18n/i18n';

// The screens of reports, each with its words.

export const obligationsPage = () => withReportWords(() => import('../../features/reports/ObligationsPage'));
export const obligationPage = () => withReportWords(() => import('../../features/reports/ObligationPage'));
export const consolidatedListPage = () => withReportWords(() => import('../../features/reports/ConsolidatedListPage'));
export const consolidatedPage = () => withReportWords(() => import('../../features/reports/ConsolidatedPage'));
export const submissionPage = () => withReportWords(() => import('../../features/reports/SubmissionPage'));
export const templatesPage = () => withReportWords(() => import('../../features/reports/TemplatesPage'));
