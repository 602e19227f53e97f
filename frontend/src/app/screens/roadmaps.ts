import { withPlanWords, withRareWords, withTaskWords } from '../../shared/i18n/i18n';

// Screens of roadmaps that nobody begins with, each with its words.

export const templatesPage = () => withPlanWords(() => import('../../features/roadmaps/templates/TemplatesPage'));
export const plansPage = () =>
  withTaskWords(() => withPlanWords(() => import('../../features/roadmaps/progress/PlansPage')));
export const copyJobsPage = () => withPlanWords(() => import('../../features/roadmaps/copies/CopyJobsPage'));
export const copyJobPage = () => withPlanWords(() => import('../../features/roadmaps/copies/CopyJobPage'));
export const importStartPage = () => withRareWords(() => import('../../features/roadmap-imports/ImportStartPage'));
export const importPage = () => withRareWords(() => import('../../features/roadmap-imports/ImportPage'));
