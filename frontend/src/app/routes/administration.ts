import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { apiClientsSearch } from '../../features/api-clients/search';
import { auditSearch } from '../../features/audit-entries/search';
import { notificationSettingsSearch } from '../../features/notifications/search';
import { webhookSearch } from '../../features/webhooks/search';
import { root } from '../root';

const notificationSettings = createRoute({
  getParentRoute: () => root,
  path: '/settings/notifications',
  validateSearch: notificationSettingsSearch,
  component: lazyRouteComponent(() =>
    import('../screens/administration').then((screens) => screens.notificationSettingsPage()),
  ),
});

const administration = createRoute({
  getParentRoute: () => root,
  path: '/administration',
  component: lazyRouteComponent(() =>
    import('../screens/administration').then((screens) => screens.administrationPage()),
  ),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/administration/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../screens/administration').then((screens) => screens.auditPage())),
});

const auditHead = createRoute({
  getParentRoute: () => root,
  path: '/administration/audit/head',
  component: lazyRouteComponent(() => import('../screens/administration').then((screens) => screens.auditHeadPage())),
});

const apiClients = createRoute({
  getParentRoute: () => root,
  path: '/administration/api-clients',
  validateSearch: apiClientsSearch,
  component: lazyRouteComponent(() => import('../screens/administration').then((screens) => screens.apiClientsPage())),
});

const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/administration/webhooks',
  component: lazyRouteComponent(() => import('../screens/administration').then((screens) => screens.webhooksPage())),
});

const webhook = createRoute({
  getParentRoute: () => root,
  path: '/administration/webhooks/$webhookId',
  validateSearch: webhookSearch,
  component: lazyRouteComponent(() => import('../screens/administration').then((screens) => screens.webhookPage())),
});

/** A person's own settings, and what administrators do. */
export const administrationRoutes = [
  notificationSettings,
  administration,
  audit,
  auditHead,
  apiClients,
  webhooks,
  webhook,
] as const;
