import { withRareWords, withWebhookWords } from '../../shared/i18n/i18n';

// The screens of administration, each with its words.

export const notificationSettingsPage = () =>
  withRareWords(() => import('../../features/notifications/NotificationSettingsPage'));
export const administrationPage = () => withRareWords(() => import('../administration/AdministrationPage'));
export const auditPage = () => withRareWords(() => import('../../features/audit-entries/AuditPage'));
export const auditHeadPage = () => withRareWords(() => import('../../features/audit-entries/AuditHeadPage'));
export const apiClientsPage = () => withRareWords(() => import('../../features/api-clients/ApiClientsPage'));
export const webhooksPage = () => withWebhookWords(() => import('../../features/webhooks/WebhooksPage'));
export const webhookPage = () => withWebhookWords(() => import('../../features/webhooks/WebhookPage'));
