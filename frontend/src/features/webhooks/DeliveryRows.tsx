import { Button, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconClock } from '@tabler/icons-react';
import type { WebhookAttempt, WebhookDelivery } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import grid from '../../shared/ui/DataTable.module.css';
import { StatusMark } from '../../shared/ui/StatusMark';
import { eventWord } from './events';

type Props = {
  items: WebhookDelivery[];
  busy: boolean;
  onDetails: (delivery: WebhookDelivery) => void;
  onReplay: (delivery: WebhookDelivery) => void;
};

export function DeliveryRows({ items, busy, onDetails, onReplay }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('webhookLog.event')}</th>
          <th role="columnheader">{t('webhookLog.happened')}</th>
          <th role="columnheader">{t('webhookLog.delivery')}</th>
          <th role="columnheader">{t('webhookLog.answer')}</th>
          <th role="columnheader">{t('webhooks.actions')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((delivery) => {
          const moment = formatInstant(delivery.at, i18n.language);
          const event = eventWord(delivery.eventType);
          return (
            <tr key={delivery.id} role="row">
              <td role="cell" className={grid.lead}>
                <Text fw={600}>{event}</Text>
              </td>
              <td role="cell" data-label={t('webhookLog.happened')}>
                {moment}
              </td>
              <td role="cell">
                <State delivery={delivery} />
              </td>
              <td role="cell" data-label={t('webhookLog.answer')}>
                {delivery.last ? <AttemptWords attempt={delivery.last} /> : t('webhookLog.noAnswer')}
              </td>
              <td role="cell" className="no-print">
                <Group gap={4}>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t('webhookLog.detailsOf', { event, moment })}
                    onClick={() => onDetails(delivery)}
                  >
                    {t('webhookLog.details')}
                  </Button>
                  {delivery.allowedActions.includes('replay') && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      disabled={busy}
                      aria-label={t('webhookLog.replayOf', { event, moment })}
                      onClick={() => onReplay(delivery)}
                    >
                      {t('webhookLog.replay')}
                    </Button>
                  )}
                </Group>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const MARKS = {
  PENDING: { tone: 'blue', Icon: IconClock },
  DELIVERED: { tone: 'green', Icon: IconCircleCheck },
  FAILED: { tone: 'red', Icon: IconCircleX },
} as const;

function State({ delivery: { state, attempts, nextAttemptAt } }: { delivery: WebhookDelivery }) {
  const { t, i18n } = useTranslation();
  const { tone, Icon } = MARKS[state];
  return (
    <>
      <StatusMark tone={tone} icon={<Icon aria-hidden />}>
        {t(`webhookLog.state.${state}`)}
      </StatusMark>
      <Text size="sm" className="quiet">
        {t('webhookLog.attempts', { number: attempts })}
      </Text>
      {nextAttemptAt && attempts > 0 && (
        <Text size="sm" className="quiet">
          {t('webhookLog.next', { moment: formatInstant(nextAttemptAt, i18n.language) })}
        </Text>
      )}
    </>
  );
}

/** What a sending came to, in words. */
export function AttemptWords({ attempt: { status, failure, took } }: { attempt: WebhookAttempt }) {
  const { t } = useTranslation();
  return (
    <>
      {failure
        ? t('webhookLog.failed', { reason: t(`webhookLog.failure.${failure}`), took })
        : t('webhookLog.status', { status: status ?? '', took })}
    </>
  );
}
