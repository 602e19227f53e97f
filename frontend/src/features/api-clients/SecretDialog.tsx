import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import { useConfiguration } from '../../shared/api/getConfiguration';
import type { ApiClient } from '../../shared/api/types';
import { CopyButton } from '../../shared/ui/CopyButton';
import { Dialog } from '../../shared/ui/Dialog';
import classes from './SecretDialog.module.css';

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
        <Value label={t('apiClients.clientId')} value={client.clientId} />
        <Value label={t('apiClients.secret')} value={secret} />
        {issuer && <Value label={t('apiClients.tokenAddress')} value={`${issuer}/oauth2/token`} />}
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

function Value({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <code className={classes.value}>{value}</code>
      <Group gap="xs" mt={4}>
        <CopyButton text={value} label={`${t('common.copy')}: ${label}`} />
      </Group>
    </div>
  );
}
