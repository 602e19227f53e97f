import { withVisitWords } from '../../shared/i18n/i18n';

// The screens of visits, each with its words.

export const visitsPage = () => withVisitWords(() => import('../../features/visits/VisitsPage'));
export const visitPage = () => withVisitWords(() => import('../../features/visits/VisitPage'));
export const advicePage = () => withVisitWords(() => import('../../features/visits/AdvicePage'));
export const toVisit = () => withVisitWords(() => import('../../features/visits/ToVisit'));
export const checklistsPage = () => withVisitWords(() => import('../../features/visits/ChecklistsPage'));
