import { withMonitoringWords } from '../../shared/i18n/i18n';

// The screens of courses, with the words of monitoring, where they stand.

export const coursesPage = () => withMonitoringWords(() => import('../../features/courses/CoursesPage'));
export const coursePage = () => withMonitoringWords(() => import('../../features/courses/CoursePage'));
