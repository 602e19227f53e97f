// Every screen and dialog, once: walked by the tests with axe, and by whoever wants to look at them with a camera
// (OPORA_PHOTOS=folder npm run e2e -- "screens and dialogs").
import { call, done, first } from './api.mjs';
import { findMonitoring, monitoringScreens } from './tour-monitoring.mjs';
import { planScreens, preparePlans } from './tour-plans.mjs';
import { prepareSurveys, surveyScreens } from './tour-surveys.mjs';
import { findVisits, visitScreens } from './tour-visits.mjs';

const button = (name) => (page, t) =>
  page
    .getByRole('button', { name: t(name), exact: true })
    .first()
    .click();
const named = (name) => (page, t) =>
  page
    .getByRole('button', { name: new RegExp(`^${t(name).replace(/\{\{.*/, '')}`) })
    .first()
    .click();

/** What the screens need that the demonstration does not have: a decision to come, other names, a list half understood. */
export async function prepare(page) {
  const school = await first(page, '/api/v1/organizations?kind=SCHOOL&limit=50', ({ name }) => /СОШ № 1»/.test(name));
  const base = `/api/v1/organizations/${school.id}`;
  const order = {
    orderNumber: '17-о',
    orderDate: '2026-01-15',
    reason: 'Приведение названия в соответствие с уставом',
  };
  await done(page, 'POST', `${base}/rename`, { ...order, name: `${school.name}, школа у озера`, shortName: null });
  await done(page, 'POST', `${base}/rename`, {
    ...order,
    effectiveOn: '2031-09-01',
    name: `${school.name} имени И. В. Озерского`,
    shortName: null,
  });
  await done(page, 'POST', `${base}/aliases`, { text: `Первая школа ${school.name}`, kind: 'SPELLING' });
  const place = await first(page, '/api/v1/organizations?kind=MUNICIPALITY');
  const region = await first(page, '/api/v1/organizations?kind=REGION');
  const known = await first(page, `/api/v1/organizations?kind=SCHOOL&within=${place.id}`);
  const list = await done(page, 'POST', '/api/v1/organization-imports', {
    parentId: region.id,
    file: { name: 'Школы района, осень.csv', text: schools(place.name, known.name) },
  });
  const programme = await first(page, '/api/v1/programmes');
  const person = await first(page, '/api/v1/people?state=INVITED', ({ allowedActions }) =>
    allowedActions.includes('leave'),
  );
  await addClient(page, region.id);
  const plans = await preparePlans(page, region.id);
  const surveys = await prepareSurveys(page, region.id);
  const monitoring = await findMonitoring(page);
  const visits = await findVisits(page);
  const made = {
    plans,
    surveys,
    monitoring,
    visits,
    school: school.id,
    place: place.id,
    list: list.id,
    programme: programme.id,
    person: person.id,
  };
  return { ...made, ...(await underWay(page)) };
}

/** What a plan under way has: a row to ask about, a report to decide on, an own task and one to cancel. */
async function underWay(page) {
  const may = (action) => (one) => one.allowedActions.includes(action);
  // The demonstration's own plan, whatever other tests have made before.
  const { id: plan } = await first(page, `/api/v1/roadmaps?state=ACTIVE&q=${encodeURIComponent('Светлоборской')}`);
  const { id: toAccept } = await first(page, `/api/v1/checkpoints?view=TO_ACCEPT&roadmap=${plan}`, may('accept'));
  const duty = `/api/v1/roadmaps/${plan}/appointment-duty`;
  const asked = { due: '2026-03-15', text: 'Назначить приказом ответственного за дорожную карту' };
  await done(page, 'PUT', duty, asked, { 'If-Match': (await call(page, 'GET', duty)).etag });
  const tasks = `/api/v1/checkpoints?roadmap=${plan}&limit=500`;
  return {
    plan,
    toAccept,
    own: (await first(page, `${tasks}&mine=true`, may('proposeDate'))).id,
    others: (await first(page, tasks, may('cancel'))).id,
  };
}

const addClient = (page, organizationId) =>
  done(page, 'POST', '/api/v1/api-clients', {
    name: `Региональный портал, проверка ${Date.now() % 100000}`,
    organizationId,
    scopes: ['organizations:read'],
    expiresOn: '2031-12-31',
    clientId: null,
  });

/** A list as a region sends it: one school is known, two are new, one has a wrong number, one could be many. */
export const schools = (place, known, mark = '') =>
  [
    'Наименование организации;Муниципалитет;ИНН;Электронная почта',
    `${known};${place};;school@example.test`,
    `МБОУ «Средняя школа поселка Дальний Плёс${mark}»;${place};;ples@example.test`,
    `МБОУ «Основная школа села Малые Броды${mark}»;${place};;brody@example.test`,
    `МБОУ «Гимназия на Верхней улице${mark}»;${place};123;gimnaziya@example.test`,
    'СОШ № 1;;;',
  ].join('\r\n');

/** Where, as whom (region unless said), and which dialogs open there. */
export const screens = (made) => [
  { at: '/roadmaps', dialogs: { create: button('roadmaps.create') } },
  ...planScreens(made.plans),
  ...surveyScreens(made.surveys),
  ...monitoringScreens(made.monitoring),
  ...visitScreens(made.visits),
  { at: '/roadmaps/import' },
  { at: '/organizations', name: 'tree' },
  { at: '/organizations?kind=SCHOOL', name: 'schools' },
  { at: '/organizations?q=zzzz', name: 'schools-none' },
  { at: '/organizations?asOf=2026-01-01&closed=true', name: 'tree-as-of' },
  {
    at: `/organizations/${made.school}`,
    name: 'school',
    dialogs: {
      correct: button('organization.do.update'),
      rename: button('organization.do.rename'),
      move: button('organization.do.move'),
      merge: button('organization.do.merge'),
      close: button('organization.do.close'),
      'cancel-scheduled': button('history.cancel'),
      alias: button('aliases.add'),
      'alias-remove': named('aliases.remove'),
      partner: button('partnerships.add'),
      changes: button('common.history'),
    },
  },
  {
    at: `/organizations/${made.place}`,
    name: 'municipality',
    dialogs: { 'add-child': button('organization.do.addChild') },
  },
  { at: '/organizations/00000000-0000-4000-8000-000000000000', name: 'school-missing' },
  { at: '/organizations/import', name: 'list-start' },
  {
    at: `/organizations/import/${made.list}`,
    name: 'list',
    dialogs: { apply: button('lists.apply'), delete: button('lists.delete') },
  },
  { at: '/people', dialogs: { invite: button('people.invite') } },
  { at: '/people?q=zzzz', name: 'people-none' },
  {
    at: `/people/${made.person}`,
    name: 'person',
    dialogs: {
      edit: button('people.edit'),
      role: button('people.addRole'),
      renew: button('people.renewInvitation'),
      leave: button('people.leave'),
      'change-role': named('people.changeRoleOf'),
      'end-role': named('people.endRoleOf'),
    },
  },
  { at: '/programmes', dialogs: { add: button('programmes.add') } },
  {
    at: `/programmes/${made.programme}`,
    name: 'programme',
    dialogs: {
      edit: button('programmes.edit'),
      delete: button('programmes.delete'),
      correct: named('programmes.correctOf'),
      leave: named('programmes.leaveOf'),
    },
  },
  { at: `/programmes/${made.programme}/add`, name: 'programme-add' },
  {
    at: '/partnerships',
    dialogs: {
      add: button('partnerships.add'),
      change: named('partnerships.changeOf'),
      end: named('partnerships.endOf'),
    },
  },
  { at: '/administration' },
  {
    at: '/administration/audit',
    name: 'audit',
    dialogs: { entry: (page) => page.getByRole('table').getByRole('button').first().click() },
  },
  { at: '/administration/audit/head', name: 'audit-head' },
  { at: '/administration/webhooks' },
  {
    at: '/administration/api-clients',
    name: 'clients',
    dialogs: {
      create: button('apiClients.add'),
      update: named('apiClients.updateOf'),
      renew: named('apiClients.renewSecretOf'),
      disable: named('apiClients.disableOf'),
    },
  },
  { at: '/settings/notifications', name: 'notification-settings' },
  { at: '/tasks?of=all&view=overdue', name: 'tasks' },
  { at: '/tasks?view=all&state=planned', name: 'tasks-own', dialogs: { report: named('tasks.reportOn') } },
  { at: `/tasks?of=all&view=all&state=accepted&within=${made.place}`, name: 'tasks-narrowed' },
  {
    at: `/tasks/${made.toAccept}`,
    name: 'task-to-accept',
    dialogs: { accept: button('report.accept'), return: button('report.sendBack') },
  },
  {
    at: `/tasks/${made.own}`,
    name: 'task-own',
    dialogs: { date: button('dateProposal.title'), delegate: button('delegation.title') },
  },
  { at: `/tasks/${made.others}`, name: 'task-of-others', dialogs: { cancel: button('cancellation.title') } },
  { at: '/control' },
  { at: '/control/overdue', name: 'overdue' },
  { at: '/control/overdue?by=school', name: 'overdue-schools' },
  {
    at: `/roadmaps/${made.plan}?view=executors`,
    name: 'roadmap-executors',
    dialogs: { duty: button('appointments.change') },
  },
  {
    at: `/roadmaps/${made.plan}`,
    name: 'roadmap-row',
    dialogs: { row: (page) => page.getByRole('table').getByRole('button').first().click() },
  },
  { at: `/roadmaps/${made.plan}?view=progress&by=MUNICIPALITY`, name: 'roadmap-progress' },
  { at: `/roadmaps/${made.plan}?view=heat&level=SCHOOL`, name: 'roadmap-heat' },
  {
    at: '/nowhere',
    name: 'nowhere',
    dialogs: {
      bell: (page, t) => page.getByRole('button', { name: new RegExp(t('notifications.title')) }).click(),
      focus: (page, t) => page.getByRole('button', { name: new RegExp(t('focus.title')) }).click(),
      account: button('shell.person'),
      search: (page, t) =>
        page
          .getByRole('button', { name: new RegExp(`^${t('shell.search')}`) })
          .first()
          .click(),
    },
  },
];

/** Screens that somebody has no right to: the address was sent by a colleague. */
export const forbidden = (made) => [
  { at: '/people', name: 'people-forbidden' },
  { at: '/organizations/import', name: 'list-forbidden' },
  { at: `/programmes/${made.programme}/add`, name: 'programme-add-forbidden' },
  { at: '/administration', name: 'administration-forbidden' },
  { at: '/administration/audit', name: 'audit-forbidden' },
  { at: '/administration/api-clients', name: 'clients-forbidden' },
  { at: '/administration/webhooks', name: 'webhooks-forbidden' },
  { at: '/roadmaps/import', name: 'import-forbidden' },
  { at: `/roadmaps/${made.plans.draft}`, name: 'draft-forbidden' },
  { at: `/roadmaps/copies/${made.plans.copies}`, name: 'copies-forbidden' },
];
