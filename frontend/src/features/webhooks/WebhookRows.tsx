import { Button, Group, Text } from '@mantine/core';
import type { Webhook } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { eventWord } from './events';
import type { WebhookAction } from './WebhookDialog';
import { WebhookStateMark } from './WebhookStateMark';

const ACTIONS: WebhookAction[] = ['update', 'renewSecret', 'enable', 'disable', 'delete'];

type Props = { items: Webhook[]; onAction: (webhook: Webhook, action: WebhookAction) => void };

export function WebhookRows({ items, onAction }: Props) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('webhooks.name')}</th>
          <th role="columnheader">{t('webhooks.organization')}</th>
          <th role="columnheader">{t('webhooks.events')}</th>
          <th role="columnheader">{t('webhooks.status')}</th>
          <th role="columnheader">{t('webhooks.actions')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((webhook) => (
          <tr key={webhook.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/administration/webhooks/$webhookId" params={{ webhookId: webhook.id }} fw={600}>
                {webhook.name}
              </AppLink>
              <Text size="sm" className="quiet verbatim">
                {webhook.url}
              </Text>
            </td>
            <td role="cell" data-label={t('webhooks.organization')}>
              {webhook.organization.name}
            </td>
            <td role="cell" data-label={t('webhooks.events')}>
              {webhook.eventTypes.map(eventWord).join(', ')}
            </td>
            <td role="cell">
              <WebhookStateMark webhook={webhook} />
            </td>
            <td role="cell" className="no-print">
              <Group gap={4}>
                <ButtonLink
                  to="/administration/webhooks/$webhookId"
                  params={{ webhookId: webhook.id }}
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('webhooks.logOf', { name: webhook.name })}
                >
                  {t('webhooks.log')}
                </ButtonLink>
                {ACTIONS.filter((one) => webhook.allowedActions.includes(one)).map((one) => (
                  <Button
                    key={one}
                    size="compact-sm"
                    variant="subtle"
                    color={one === 'delete' || one === 'disable' ? 'red' : undefined}
                    aria-label={t(`webhooks.${one}Of`, { name: webhook.name })}
                    onClick={() => onAction(webhook, one)}
                  >
                    {t(`webhooks.${one}`)}
                  </Button>
                ))}
              </Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
