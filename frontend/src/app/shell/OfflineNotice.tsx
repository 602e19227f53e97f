import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';

/** Says that what is shown may be old; nothing is blocked by it, because browsers err about being online. */
export function OfflineNotice() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  if (online) return null;
  return (
    <Alert
      role="status"
      color="orange"
      mb="md"
      icon={<IconCloudOff aria-hidden />}
      title={t('shell.offlineTitle')}
      className="no-print"
    >
      {t('shell.offlineText')}
    </Alert>
  );
}
