import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import { useConfiguration } from '../../shared/api/getConfiguration';
import type { ApiClient } from '../../shared/api/types';
import { CopyValue } from '../../shared/ui/CopyValue';
import { Dialog } from '../../shared/ui/Dialog';

export type Secret = { client: ApiClient; secret: string };

/** The secret, shown once: the dialog is left only by saying that it is kept. */
export function SecretDialog({ client, secret, onClose }: Secret & { onClose: () => void }) {
  const { t } = useTranslation();
  const issuer = useConfiguration().data?.issuer;
  return (
    <Dialog title={t('apiClients.secretTitle', { name: client.name })} onClose={onClose} sticky>
      <Stack>
        <Alert color="orange" icon={<IconKey aria-hidden />}>
          {t('apiClients.secretOnce')}
        </Alert>
        <CopyValue label={t('apiClients.clientId')} value={client.clientId} />
        <CopyValue label={t('apiClients.secret')} value={secret} />
        {issuer && <CopyValue label={t('apiClients.tokenAddress')} value={`${issuer}/oauth2/token`} />}
        <Text size="sm" className="quiet">
          {t('apiClients.secretHow')}
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('apiClients.secretKept')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
