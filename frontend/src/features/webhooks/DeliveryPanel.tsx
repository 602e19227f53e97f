import { Stack, Text, Title } from '@mantine/core';
import type { WebhookDelivery } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { CopyValue } from '../../shared/ui/CopyValue';
import { SidePanel } from '../../shared/ui/Dialog';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useWebhookDelivery } from './api/getWebhookDelivery';
import { AttemptWords } from './DeliveryRows';
import { eventWord } from './events';

type Props = { webhookId: string; delivery: WebhookDelivery; onClose: () => void };

/** The body as it was sent, and what each attempt came to. */
export function DeliveryPanel({ webhookId, delivery, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const details = useWebhookDelivery(webhookId, delivery.id);
  return (
    <SidePanel title={eventWord(delivery.eventType)} onClose={onClose} wide>
      {details.error && <ProblemAlert error={details.error} onRetry={() => void details.refetch()} />}
      {details.isPending && <Loading rows={4} />}
      {details.data && (
        <Stack>
          <CopyValue label={t('webhookLog.payload')} value={details.data.payload} />
          <CopyValue label={t('webhookLog.eventId')} value={delivery.eventId} />
          <Title order={3} size="h4">
            {t('webhookLog.history')}
          </Title>
          {details.data.attempts.length === 0 && <Text className="quiet">{t('webhookLog.noAnswer')}</Text>}
          {details.data.attempts.map((attempt) => (
            <div key={attempt.at}>
              <Text size="sm" fw={500}>
                {formatInstant(attempt.at, i18n.language)}
              </Text>
              <Text size="sm">
                <AttemptWords attempt={attempt} />
              </Text>
              {attempt.answer && (
                <Text size="sm" className="quiet verbatim" style={{ overflowWrap: 'anywhere' }}>
                  {attempt.answer}
                </Text>
              )}
            </div>
          ))}
        </Stack>
      )}
    </SidePanel>
  );
}
