import { Button, Group, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from '../i18n/i18n';
import { hold, useHeldNews } from './hold';

/** Something changed while the person was writing: they decide when to see it. */
export function HeldNews() {
  const { t } = useTranslation();
  const held = useHeldNews();
  return (
    <div role="status">
      {held && (
        <Group gap="xs" mb="sm" className="no-print">
          <IconRefresh size={16} aria-hidden />
          <Text size="sm">{t('live.held')}</Text>
          <Button size="compact-sm" variant="subtle" onClick={() => hold.release()}>
            {t('live.show')}
          </Button>
        </Group>
      )}
    </div>
  );
}
