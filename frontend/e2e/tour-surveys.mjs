// The screens of surveys, for the walk through every screen: what they show is written here by the API.
import { randomUUID } from 'node:crypto';
import { call, done, first } from './api.mjs';

const button = (name) => (page, t) =>
  page
    .getByRole('button', { name: t(name), exact: true })
    .first()
    .click();
const starting = (name) => (page, t) =>
  page
    .getByRole('button', { name: new RegExp(`^${t(name).replace(/\{\{.*/, '')}`) })
    .first()
    .click();

const both = (ru, en) => ({ ru, en });

/** A questionnaire with something of everything, and something wrong with it. */
const everything = (code) => ({
  format: 1,
  code,
  languages: ['ru', 'en'],
  title: both('Как живет школа', 'How the school lives'),
  description: both('Раз в год, всем учителям', 'Once a year, for all teachers'),
  factors: [{ code: 'load', label: both('Перегрузка', 'Overload') }],
  choiceLists: [
    {
      name: 'often',
      choices: [
        { name: 'never', label: both('никогда', 'never'), value: 0 },
        { name: 'often', label: both('часто', 'often'), value: 1 },
      ],
    },
  ],
  sections: [
    {
      type: 'group',
      name: 's1',
      label: both('Работа', 'Work'),
      items: [
        { type: 'note', name: 'hello', label: both('Это займет пять минут.', 'This takes five minutes.') },
        {
          type: 'single',
          name: 'tired',
          label: both('Вы устаете?', 'Are you tired?'),
          choices: 'often',
          required: true,
        },
        { type: 'text', name: 'why', label: { ru: 'От чего?' }, relevant: "${tired} = 'often'", multiline: true },
        { type: 'number', name: 'hours', label: both('Сколько часов в неделю?', 'Hours a week?'), min: 1, max: 60 },
      ],
    },
    {
      type: 'group',
      name: 's2',
      label: both('Отношения', 'Relations'),
      items: [
        {
          type: 'matrix',
          name: 'help',
          label: both('Как часто помогают', 'How often they help'),
          choices: 'often',
          cannotSay: true,
          rows: [
            { name: 'heads', label: both('завучи', 'deputy heads'), scoring: { factor: 'load', reverse: true } },
            { name: 'mates', label: both('коллеги', 'colleagues') },
          ],
        },
        { type: 'scale', name: 'advise', label: both('Посоветуете школу?', 'Would you advise it?'), min: 0, max: 10 },
        { type: 'ranking', name: 'order', label: both('Что чаще?', 'What is more often?'), choices: 'often' },
        { type: 'date', name: 'since', label: both('С какого дня?', 'Since when?'), relevant: '${hours} > 100' },
        { type: 'file', name: 'photo', label: both('Фото', 'Photo'), accept: 'image' },
        { type: 'computed', name: 'twice', expression: '${hours} * 2' },
      ],
    },
  ],
});

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

export async function prepareSurveys(page, region) {
  const draft = await done(page, 'POST', '/api/v1/questionnaires', {
    organizationId: region,
    definition: everything(`life-${Date.now() % 100000}`),
  });
  const asked = await done(page, 'POST', '/api/v1/questionnaires', {
    organizationId: region,
    readyMade: 'event-feedback',
  });
  const school = await first(page, '/api/v1/organizations?kind=SCHOOL');
  const campaign = (title, questionnaireId) =>
    done(page, 'POST', '/api/v1/campaigns', {
      organizationId: region,
      questionnaireId,
      title,
      opensOn: day(-1),
      closesOn: day(20),
    });
  const begun = await campaign('Отзывы о семинаре', asked.id);
  const planned = await campaign('Жизнь школы, весна', asked.id);
  const base = `/api/v1/campaigns/${begun.id}`;
  await done(page, 'POST', `${base}/participants`, {
    items: [{ organizationId: school.id, audience: 'TEACHER', expected: 20 }],
  });
  await done(page, 'POST', `${base}/schedule`, undefined, { 'If-Match': (await call(page, 'GET', base)).etag });
  const { items } = await done(page, 'POST', `${base}/links`, {});
  await answers(page, items[0].token);
  return { draft: draft.id, open: begun.id, planned: planned.id, school: school.id };
}

/** So many that the group is shown. */
async function answers(page, token) {
  for (let number = 0; number < 7; number++) {
    const useful = 3 + number;
    await done(page, 'PUT', `/api/v1/s/${token}/responses/${randomUUID()}`, {
      answers: {
        came: 'yes',
        useful,
        parts: { content: '4', speaker: number % 2 ? '3' : '4' },
        apply: number % 3 ? 'yes' : 'partly',
      },
    });
  }
}

export const surveyScreens = (made) => [
  { at: '/surveys', name: 'surveys' },
  { at: '/surveys?q=zzzz', name: 'surveys-none' },
  { at: '/surveys/new', name: 'survey-new' },
  {
    at: '/surveys/questionnaires',
    name: 'questionnaires',
    dialogs: { add: button('questionnaires.add'), library: button('questionnaires.library') },
  },
  {
    at: `/surveys/questionnaires/${made.draft}`,
    name: 'builder',
    dialogs: {
      versions: button('builder.versions'),
      copy: button('questionnaires.copy'),
      problems: (page) => page.locator('[data-problems]').click(),
      export: button('questionnaires.export'),
    },
  },
  {
    at: `/surveys/${made.planned}`,
    name: 'survey-draft',
    dialogs: {
      edit: button('campaigns.edit'),
      add: button('campaigns.addParticipants'),
      delete: button('campaigns.delete'),
    },
  },
  {
    at: `/surveys/${made.open}`,
    name: 'survey',
    dialogs: { extend: button('campaigns.extend'), close: button('campaigns.do.close') },
  },
  {
    at: `/surveys/${made.open}?view=participants`,
    name: 'survey-participants',
    dialogs: { numbers: button('quotas.open') },
  },
  {
    at: `/surveys/${made.open}?view=links`,
    name: 'survey-links',
    dialogs: { revoke: starting('links.revokeOf') },
  },
  { at: `/surveys/${made.open}?view=letters`, name: 'survey-letters' },
  { at: '/surveys/formulas', name: 'formulas' },
  { at: `/organizations/${made.school}/profile`, name: 'risk-profile' },
  { at: `/surveys/${made.open}/results`, name: 'survey-results' },
  { at: `/surveys/${made.open}/results?item=useful`, name: 'survey-comparison' },
  { at: `/surveys/${made.open}/results?cross=useful&by=content`, name: 'survey-cross' },
  { at: '/surveys/00000000-0000-4000-8000-000000000000', name: 'survey-missing' },
];
