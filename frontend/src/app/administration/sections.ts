import { IconHistory, IconPlugConnected, IconWebhook } from '@tabler/icons-react';
import { useMe } from '../../shared/api/getMe';

/** What can be administered, and the permission that opens it. */
const SECTIONS = [
  { to: '/administration/audit', name: 'audit', permission: 'audit:read', Icon: IconHistory },
  { to: '/administration/api-clients', name: 'apiClients', permission: 'api-clients:write', Icon: IconPlugConnected },
  { to: '/administration/webhooks', name: 'webhooks', permission: 'webhooks:manage', Icon: IconWebhook },
] as const;

export function useSections() {
  const permissions = useMe().data?.permissions ?? [];
  return SECTIONS.filter(({ permission }) => permissions.includes(permission));
}

export const useMayAdminister = () => useSections().length > 0;
