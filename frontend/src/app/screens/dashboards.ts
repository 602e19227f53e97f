import { withDashboardWords } from '../../shared/i18n/i18n';

// The screens of dashboards, with their words. They stand apart from their routes: the first load needs to know only where these stand.

export const dashboardPage = () => withDashboardWords(() => import('../../features/dashboards/DashboardPage'));
export const valuesPage = () => withDashboardWords(() => import('../../features/dashboards/ValuesPage'));
