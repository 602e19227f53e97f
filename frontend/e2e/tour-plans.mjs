// The screens of a plan's life, for the walk through every screen: what they show is written here by the API.
import { change, done } from './api.mjs';

const button = (name) => (page, t) =>
  page
    .getByRole('button', { name: t(name), exact: true })
    .first()
    .click();
const deed = (name) => async (page, t) => {
  await button('roadmaps.actions')(page, t);
  await page.getByRole('menuitem', { name: t(`deeds.${name}`), exact: true }).click();
};
const starting = (name) => (page, t) =>
  page
    .getByRole('button', { name: new RegExp(`^${t(name).replace(/\{\{.*/, '')}`) })
    .first()
    .click();
const inMenu = (menu, name) => async (page, t) => {
  await starting(menu)(page, t);
  await page.getByRole('menuitem', { name: t(name), exact: true }).click();
};

const base = (id) => `/api/v1/roadmaps/${id}`;
const task = (...executors) => [{ actor: null, text: '', executors }];

async function draft(page, organizationId, title) {
  const roadmap = await done(page, 'POST', '/api/v1/roadmaps', {
    organizationId,
    title,
    goal: 'Каждой школе своя поддержка.',
    periodStart: '2027-01-01',
    periodEnd: '2027-12-31',
  });
  const section = await done(page, 'POST', `${base(roadmap.id)}/sections`, { number: '1.', title: 'Начало работы' });
  const add = (number, words, afterId, more = {}) =>
    done(page, 'POST', `${base(roadmap.id)}/activities`, {
      sectionId: section.id,
      afterId,
      number,
      title: words[0],
      termText: words[1],
      tasks: task(...words[2]),
      ...more,
    });
  const targets = [{ comparator: '>=', value: 60, unit: '%', text: 'не менее 60 % учителей' }];
  const one = await add('1.1', ['Назначить наставников молодых учителей', 'до 15 марта', ['МОУО', 'ОО']], null);
  const two = await add('1.2', ['Провести семинары', 'ежемесячно', ['Совет мудрых']], one.id, { targets });
  const three = await add('1.3', ['Подвести итоги', 'Декабрь-январь 2027', ['ИРО']], two.id);
  return { id: roadmap.id, rows: [one, two, three] };
}

const approve = (page, id, orderNumber, orderDate) =>
  done(page, 'POST', `${base(id)}/approve`, { orderNumber, orderDate, signatory: 'Министр И. И. Светлова' });

export async function preparePlans(page, region) {
  const written = await draft(page, region, 'План наставничества на 2027 год');
  const proposed = await draft(page, region, 'План на согласовании, 2027 год');
  await done(page, 'POST', `${base(proposed.id)}/propose`, { everybodyBelow: true, message: 'Ждем замечаний' });
  const say = (text, activityId) => done(page, 'POST', `${base(proposed.id)}/comments`, { text, activityId });
  await say('Просим учесть сельские школы', null);
  await say('В марте каникулы, лучше апрель', proposed.rows[0].id);
  const active = await draft(page, region, 'План поддержки школ на 2027 год');
  await approve(page, active.id, '11-р', '2027-01-12');
  await done(page, 'POST', `${base(active.id)}/activate`);
  const amendment = await done(page, 'POST', `${base(active.id)}/amendments`, {});
  const { items } = await done(page, 'GET', `${base(amendment.id)}/activities`);
  await change(page, `${base(amendment.id)}/activities/${items[0].id}`, { printedTermText: 'до 20 апреля' });
  await approve(page, amendment.id, '12-р', '2027-02-01');
  const annex = await done(page, 'POST', '/api/v1/roadmap-imports', {
    text: [
      ['№', 'Мероприятие', 'Исполнители', 'Срок'],
      ['1.1', 'Назначить опытных наставников для молодых учителей', 'МОУО', 'до 1 мая 2027'],
      ['1.9', 'Открыть школу наставника', 'ИРО', 'сентябрь 2027'],
    ]
      .map((cells) => cells.join('\t'))
      .join('\n'),
  });
  const changes = await done(page, 'POST', `${base(active.id)}/amendments`, { importId: annex.id, annex: 'WHOLE' });
  const template = await done(page, 'POST', '/api/v1/roadmap-templates', {
    roadmapId: written.id,
    title: 'Типовой план наставничества',
    description: 'Замените даты семинаров.',
  });
  const copies = await done(page, 'POST', '/api/v1/roadmap-copies', { roadmapId: written.id });
  return {
    draft: written.id,
    proposed: proposed.id,
    active: active.id,
    changes: changes.id,
    template: template.id,
    copies: copies.id,
  };
}

export const planScreens = (made) => [
  {
    at: `/roadmaps/${made.draft}?view=edit`,
    name: 'draft',
    dialogs: {
      row: button('draft.addRow'),
      'row-edit': inMenu('draft.rowMenu', 'draft.edit'),
      place: inMenu('draft.rowMenu', 'draft.moveTo'),
      'row-delete': inMenu('draft.rowMenu', 'draft.deleteRow'),
      section: button('draft.addSection'),
      'section-delete': inMenu('draft.sectionMenu', 'draft.section.delete'),
      head: deed('head'),
      copy: deed('copy'),
      template: deed('keep'),
    },
  },
  {
    at: `/roadmaps/${made.proposed}?view=agreement`,
    name: 'agreement',
    dialogs: { approve: button('roadmaps.approve') },
  },
  {
    at: `/roadmaps/${made.active}?view=executors`,
    name: 'executors',
    dialogs: { choose: starting('executors.chooseOf') },
  },
  { at: `/roadmaps/${made.active}?view=editions`, name: 'editions', dialogs: { amend: deed('amend') } },
  { at: `/roadmaps/${made.active}?view=editions&from=2027-01-20`, name: 'editions-day' },
  { at: `/roadmaps/${made.changes}?view=matches`, name: 'matches' },
  { at: `/roadmaps/${made.changes}?view=editions`, name: 'amendment' },
  {
    at: '/roadmaps/templates',
    name: 'templates',
    dialogs: {
      copy: starting('templates.of.copy'),
      edit: starting('templates.of.update'),
      delete: starting('templates.of.delete'),
    },
  },
  { at: '/roadmaps/templates?q=zzzz', name: 'templates-none' },
  { at: '/roadmaps/copies', name: 'copies' },
  { at: `/roadmaps/copies/${made.copies}`, name: 'copy-job' },
  { at: '/roadmaps/copies/00000000-0000-4000-8000-000000000000', name: 'copy-job-missing' },
];
