// The screens of monitoring and of reports, for the walk through every screen: the demonstration has something of each.
import { first } from './api.mjs';

const button = (name) => (page, t) =>
  page
    .getByRole('button', { name: t(name), exact: true })
    .first()
    .click();

export async function findMonitoring(page) {
  const id = async (path, fits) => (await first(page, `/api/v1${path}`, fits)).id;
  const round = await id('/monitoring-rounds?state=OPEN');
  const { school } = await first(page, `/api/v1/monitoring-rounds/${round}/forms`);
  const engaged = await first(page, '/api/v1/engagement');
  const places = await first(page, '/api/v1/organizations?kind=MUNICIPALITY');
  return {
    assessment: await id('/assessments'),
    rule: await id('/identification-rules'),
    list: await id('/identifications'),
    course: await id('/courses?state=ANNOUNCED'),
    event: await id('/events?state=HELD'),
    invitation: await id('/events?state=ANNOUNCED'),
    indicator: await id('/indicators'),
    round,
    school: school.id,
    engaged: engaged.organization.id,
    municipality: places.id,
    report: await id('/report-obligations?state=SUBMITTED'),
    template: await id('/report-templates'),
  };
}

export const monitoringScreens = (made) => [
  { at: '/dashboard', dialogs: { present: button('dashboard.present') } },
  { at: `/dashboard?place=${made.municipality}`, name: 'dashboard-municipality' },
  { at: `/dashboard?place=${made.engaged}`, name: 'dashboard-school' },
  { at: `/dashboard/values?round=${made.round}&indicator=${made.indicator}`, name: 'dashboard-values' },
  { at: '/monitoring' },
  { at: '/assessments', dialogs: { add: button('assessments.add') } },
  { at: `/assessments/${made.assessment}`, name: 'assessment' },
  { at: '/assessments/imports', name: 'results-import' },
  { at: '/identifications', dialogs: { run: button('identifications.addRule') } },
  { at: `/identifications/${made.list}`, name: 'identification' },
  { at: `/identifications/rules/${made.rule}`, name: 'identification-rule' },
  { at: '/courses', dialogs: { add: button('courses.add') } },
  { at: '/courses?q=zzzz', name: 'courses-none' },
  {
    at: `/courses/${made.course}`,
    name: 'course',
    dialogs: { enrol: button('courses.enrol'), cancel: button('courses.cancel') },
  },
  { at: '/events', dialogs: { add: button('events.add') } },
  { at: '/events?q=zzzz', name: 'events-none' },
  { at: `/events/${made.event}`, name: 'event-held' },
  { at: `/events/${made.invitation}`, name: 'event', dialogs: { cancel: button('events.cancel') } },
  { at: '/indicators' },
  { at: '/indicators?q=zzzz', name: 'indicators-none' },
  { at: '/indicators/new', name: 'indicator-new' },
  { at: `/indicators/${made.indicator}`, name: 'indicator' },
  { at: '/monitoring-rounds', name: 'rounds' },
  { at: '/monitoring-rounds/new', name: 'round-new' },
  { at: `/monitoring-rounds/${made.round}`, name: 'round' },
  { at: `/monitoring-rounds/${made.round}?view=forms`, name: 'round-forms' },
  { at: `/monitoring-rounds/${made.round}?view=totals`, name: 'round-totals' },
  { at: `/monitoring-rounds/${made.round}?view=ranking`, name: 'round-ranking' },
  { at: `/monitoring-rounds/${made.round}/change`, name: 'round-change' },
  { at: `/monitoring-rounds/${made.round}/forms/${made.school}`, name: 'round-form' },
  { at: '/engagement', dialogs: { import: button('engagement.import') } },
  { at: '/engagement?q=zzzz', name: 'engagement-none' },
  { at: '/engagement/formulas', name: 'engagement-formulas' },
  { at: `/engagement/${made.engaged}`, name: 'engaged-school' },
  { at: '/report-obligations', name: 'reports' },
  { at: '/report-obligations?view=ALL', name: 'reports-all' },
  { at: `/report-obligations/${made.report}`, name: 'report' },
  { at: '/consolidated-reports', name: 'consolidated' },
  { at: `/consolidated-reports/${made.template}`, name: 'consolidated-report' },
  { at: '/report-templates', name: 'report-templates', dialogs: { add: button('reports.addTemplate') } },
];
