import { withPeopleWords, withRareWords } from '../../shared/i18n/i18n';

// Screens of organisations and people that nobody begins with, each with its words.

export const listStartPage = () => withRareWords(() => import('../../features/organization-imports/ListStartPage'));
export const listPage = () => withRareWords(() => import('../../features/organization-imports/ListPage'));
export const programmesPage = () => withPeopleWords(() => import('../../features/programmes/ProgrammesPage'));
export const programmePage = () => withPeopleWords(() => import('../../features/programmes/ProgrammePage'));
export const addSchoolsPage = () => withPeopleWords(() => import('../../features/programmes/AddSchoolsPage'));
export const partnershipsPage = () => withPeopleWords(() => import('../../features/programmes/PartnershipsPage'));
