import { withCourseWords } from '../../shared/i18n/i18n';

// The screens of courses, each with its words.

export const coursesPage = () => withCourseWords(() => import('../../features/courses/CoursesPage'));
export const coursePage = () => withCourseWords(() => import('../../features/courses/CoursePage'));
