import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { apiClientsSearch } from '../../features/api-clients/search';
import { auditSearch } from '../../features/audit-entries/search';
import { notificationSettingsSearch } from '../../features/notifications/search';
import { withRareWords } from '../../shared/i18n/i18n';
import { root } from '../root';

const notificationSettings = createRoute({
  getParentRoute: () => root,
  path: '/settings/notifications',
  validateSearch: notificationSettingsSearch,
  component: lazyRouteComponent(() =>
    withRareWords(() => import('../../features/notifications/NotificationSettingsPage')),
  ),
});

const administration = createRoute({
  getParentRoute: () => root,
  path: '/administration',
  component: lazyRouteComponent(() => withRareWords(() => import('../administration/AdministrationPage'))),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/administration/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => withRareWords(() => import('../../features/audit-entries/AuditPage'))),
});

const auditHead = createRoute({
  getParentRoute: () => root,
  path: '/administration/audit/head',
  component: lazyRouteComponent(() => withRareWords(() => import('../../features/audit-entries/AuditHeadPage'))),
});

const apiClients = createRoute({
  getParentRoute: () => root,
  path: '/administration/api-clients',
  validateSearch: apiClientsSearch,
  component: lazyRouteComponent(() => withRareWords(() => import('../../features/api-clients/ApiClientsPage'))),
});

/** A person's own settings, and what administrators do. */
export const administrationRoutes = [notificationSettings, administration, audit, auditHead, apiClients] as const;
