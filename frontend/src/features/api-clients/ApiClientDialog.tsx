import { useTranslation } from '../../shared/i18n/i18n';
import type { ApiClient } from '../../shared/api/types';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useDisableApiClient } from './api/disableApiClient';
import { useRenewApiClientSecret } from './api/renewApiClientSecret';
import { EditApiClient } from './EditApiClient';
import type { Secret } from './SecretDialog';

export type ApiClientAction = ApiClient['allowedActions'][number];

type Props = {
  client: ApiClient;
  action: ApiClientAction;
  onMade: (secret: Secret) => void;
  onClose: () => void;
};

/** A step that changes what a system may do asks before it is taken. */
export function ApiClientDialog({ action, ...props }: Props) {
  if (action === 'update') return <EditApiClient client={props.client} onClose={props.onClose} />;
  return action === 'renewSecret' ? <Renew {...props} /> : <Disable {...props} />;
}

function Renew({ client, onMade, onClose }: Omit<Props, 'action'>) {
  const { t } = useTranslation();
  const renew = useRenewApiClientSecret(client.id);
  return (
    <ConfirmDialog
      title={t('apiClients.renewTitle', { name: client.name })}
      text={t(client.status === 'DISABLED' ? 'apiClients.renewDisabledText' : 'apiClients.renewText')}
      action={t('apiClients.renewSecret')}
      busy={renew.isPending}
      error={renew.error}
      onConfirm={() =>
        renew.mutate(undefined, {
          onSuccess: ({ client: renewed, secret }) => {
            onClose();
            if (secret) onMade({ client: renewed, secret });
          },
        })
      }
      onClose={onClose}
    />
  );
}

function Disable({ client, onClose }: Omit<Props, 'action'>) {
  const { t } = useTranslation();
  const disable = useDisableApiClient(client.id);
  return (
    <ConfirmDialog
      title={t('apiClients.disableTitle', { name: client.name })}
      text={t('apiClients.disableText')}
      action={t('apiClients.disable')}
      danger
      busy={disable.isPending}
      error={disable.error}
      onConfirm={() => disable.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
