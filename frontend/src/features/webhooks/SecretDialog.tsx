import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { Webhook } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { CopyValue } from '../../shared/ui/CopyValue';
import { Dialog } from '../../shared/ui/Dialog';

export type Secret = { webhook: Webhook; secret: string };

/** The secret, shown once: the dialog is left only by saying that it is kept. */
export function SecretDialog({ webhook, secret, onClose }: Secret & { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('webhooks.secretTitle', { name: webhook.name })} onClose={onClose} sticky>
      <Stack>
        <Alert color="orange" icon={<IconKey aria-hidden />}>
          {t('webhooks.secretOnce')}
        </Alert>
        <CopyValue label={t('webhooks.secret')} value={secret} />
        <Text size="sm" className="quiet">
          {t('webhooks.secretHow')}
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('webhooks.secretKept')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
