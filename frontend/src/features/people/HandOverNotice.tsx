import { Alert, Button, Group, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Membership } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { AppLink } from '../../shared/ui/links';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { useMembershipPages } from './api/listMemberships';
import { useGrantableRoles } from './roles';

const AssignDialog = lazyDialog(() => import('./AssignDialog').then((found) => found.AssignDialog));

/** Schools whose curator left and that nobody has taken over yet. */
export function HandOverNotice({ within, enabled }: { within: string | undefined; enabled: boolean }) {
  const { t } = useTranslation();
  const mayAssign = useGrantableRoles().includes('CURATOR');
  const pages = useMembershipPages({ role: 'CURATOR', toHandOver: true, within }, enabled && mayAssign);
  const [chosen, setChosen] = useState<Membership | null>(null);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <Alert
      color="orange"
      icon={<IconArrowsExchange aria-hidden />}
      title={t(pages.hasNextPage ? 'people.handOverMore' : 'people.handOver', { count: items.length })}
      className="no-print"
    >
      <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {items.map((one) => (
          <Group key={one.id} component="li" gap="sm" py={4}>
            <AppLink to="/organizations/$organizationId" params={{ organizationId: one.organization.id }}>
              {one.organization.name}
            </AppLink>
            <Text span size="sm" className="quiet">
              {one.validTo
                ? t('people.wasCuratorUntil', { name: one.personName, date: formatDay(one.validTo) })
                : one.personName}
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => setChosen(one)}>
              {t('people.assign')}
            </Button>
          </Group>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button size="compact-sm" variant="subtle" onClick={() => void pages.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
      {chosen && <AssignDialog left={chosen} onClose={() => setChosen(null)} />}
    </Alert>
  );
}
