import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import { useUnreadCount } from './api/listNotifications';
import classes from './BellButton.module.css';

const NotificationPanel = lazy(() => import('./NotificationPanel'));

/** How many notifications wait; the panel behind it comes when it is asked for. */
export function BellButton() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const may = usePermission('notifications:read');
  const count = useUnreadCount(may);
  if (!may) return null;
  return (
    <>
      <ActionIcon
        variant="subtle"
        size="lg"
        className={classes.bell}
        aria-label={count > 0 ? t('notifications.unread', { count }) : t('notifications.title')}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => setOpened(true)}
      >
        <IconBell size={22} aria-hidden />
        {count > 0 && (
          <span className={classes.count} aria-hidden>
            {count > 99 ? '99+' : count}
          </span>
        )}
      </ActionIcon>
      {opened && (
        <Suspense>
          <NotificationPanel onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
