import type { Webhook } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useDeleteWebhook } from './api/deleteWebhook';
import { useRenewWebhookSecret } from './api/renewWebhookSecret';
import { useSwitchWebhook } from './api/switchWebhook';
import { EditWebhook } from './EditWebhook';
import type { Secret } from './SecretDialog';

export type WebhookAction = 'update' | 'renewSecret' | 'enable' | 'disable' | 'delete';

type Props = {
  webhook: Webhook;
  action: WebhookAction;
  onMade: (secret: Secret) => void;
  onClose: () => void;
};

/** A step that changes what a system is told asks before it is taken. */
export function WebhookDialog({ webhook, action, onMade, onClose }: Props) {
  switch (action) {
    case 'update':
      return <EditWebhook webhook={webhook} onClose={onClose} />;
    case 'renewSecret':
      return <Renew webhook={webhook} onMade={onMade} onClose={onClose} />;
    case 'delete':
      return <Delete webhook={webhook} onClose={onClose} />;
    default:
      return <Switch webhook={webhook} to={action} onClose={onClose} />;
  }
}

function Renew({ webhook, onMade, onClose }: Omit<Props, 'action'>) {
  const { t } = useTranslation();
  const renew = useRenewWebhookSecret(webhook.id);
  return (
    <ConfirmDialog
      title={t('webhooks.renewTitle', { name: webhook.name })}
      text={t('webhooks.renewText')}
      action={t('webhooks.renewSecret')}
      busy={renew.isPending}
      error={renew.error}
      onConfirm={() =>
        renew.mutate(undefined, {
          onSuccess: (made) => {
            onClose();
            onMade(made);
          },
        })
      }
      onClose={onClose}
    />
  );
}

function Switch({ webhook, to, onClose }: { webhook: Webhook; to: 'enable' | 'disable'; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useSwitchWebhook(webhook.id, to);
  return (
    <ConfirmDialog
      title={t(`webhooks.${to}Title`, { name: webhook.name })}
      text={t(`webhooks.${to}Text`)}
      action={t(`webhooks.${to}`)}
      danger={to === 'disable'}
      busy={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function Delete({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useDeleteWebhook(webhook.id, webhook.version);
  return (
    <ConfirmDialog
      title={t('webhooks.deleteTitle', { name: webhook.name })}
      text={t('webhooks.deleteText')}
      action={t('webhooks.delete')}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
