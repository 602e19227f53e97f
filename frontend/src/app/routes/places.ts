import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, listStartSearch } from '../../features/organization-imports/search';
import { organizationsSearch } from '../../features/organizations/search';
import { peopleSearch } from '../../features/people/search';
import { partnershipsSearch, programmeSearch, programmesSearch, schoolsSearch } from '../../features/programmes/search';
import { withPeopleWords, withPlaceWords } from '../../shared/i18n/i18n';
import { root } from '../root';

const organizations = createRoute({
  getParentRoute: () => root,
  path: '/organizations',
  validateSearch: organizationsSearch,
  component: lazyRouteComponent(() => withPlaceWords(() => import('../../features/organizations/OrganizationsPage'))),
});

const organization = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$organizationId',
  component: lazyRouteComponent(() => withPlaceWords(() => import('../OrganizationRoute'))),
});

const listStart = createRoute({
  getParentRoute: () => root,
  path: '/organizations/import',
  validateSearch: listStartSearch,
  component: lazyRouteComponent(() => import('../screens/places').then((screens) => screens.listStartPage())),
});

const list = createRoute({
  getParentRoute: () => root,
  path: '/organizations/import/$importId',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../screens/places').then((screens) => screens.listPage())),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => withPeopleWords(() => import('../../features/people/PeoplePage'))),
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$personId',
  component: lazyRouteComponent(() => withPeopleWords(() => import('../../features/people/PersonPage'))),
});

const programmes = createRoute({
  getParentRoute: () => root,
  path: '/programmes',
  validateSearch: programmesSearch,
  component: lazyRouteComponent(() => import('../screens/places').then((screens) => screens.programmesPage())),
});

const programme = createRoute({
  getParentRoute: () => root,
  path: '/programmes/$programmeId',
  validateSearch: programmeSearch,
  component: lazyRouteComponent(() => import('../screens/places').then((screens) => screens.programmePage())),
});

const programmeSchools = createRoute({
  getParentRoute: () => root,
  path: '/programmes/$programmeId/add',
  validateSearch: schoolsSearch,
  component: lazyRouteComponent(() => import('../screens/places').then((screens) => screens.addSchoolsPage())),
});

const partnerships = createRoute({
  getParentRoute: () => root,
  path: '/partnerships',
  validateSearch: partnershipsSearch,
  component: lazyRouteComponent(() => import('../screens/places').then((screens) => screens.partnershipsPage())),
});

/** Organisations, their people, programmes and partners. */
export const placesRoutes = [
  organizations,
  organization,
  listStart,
  list,
  people,
  person,
  programmes,
  programme,
  programmeSchools,
  partnerships,
] as const;
