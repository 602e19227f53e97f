// The screens of visits, for the walk through every screen: the demonstration has some that are over and some to come.
import { first } from './api.mjs';

const button = (name) => (page, t) =>
  page
    .getByRole('button', { name: t(name), exact: true })
    .first()
    .click();

export async function findVisits(page) {
  const id = async (state) => (await first(page, `/api/v1/visits?state=${state}`)).id;
  return { planned: await id('PLANNED'), acknowledged: await id('ACKNOWLEDGED') };
}

export const visitScreens = (made) => [
  { at: '/visits', dialogs: { plan: button('visits.plan') } },
  { at: '/visits?q=zzzz', name: 'visits-none' },
  {
    at: `/visits/${made.planned}`,
    name: 'visit-planned',
    dialogs: { change: button('visits.changeTitle'), cancel: button('visits.cancel') },
  },
  { at: `/visits/${made.acknowledged}`, name: 'visit' },
  { at: '/recommendations' },
  { at: '/visit-checklists', dialogs: { add: button('visitList.add') } },
];
