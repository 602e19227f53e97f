import { Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconRefresh, IconSend } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { WebhookDelivery } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { Pages } from '../../shared/ui/Pages';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useWebhook } from './api/getWebhook';
import { useWebhookDeliveries } from './api/listWebhookDeliveries';
import { useReplayWebhookDelivery } from './api/replayWebhookDelivery';
import { useTestWebhook } from './api/testWebhook';
import { DeliveryPanel } from './DeliveryPanel';
import { DeliveryRows } from './DeliveryRows';
import { eventWord } from './events';
import { ReplayDialog } from './ReplayDialog';
import { WebhookStateMark } from './WebhookStateMark';

const STATES = ['PENDING', 'DELIVERED', 'FAILED'] as const;

/** What a system was told and what it answered, with the ways to tell it once more. */
export default function WebhookPage() {
  const { t } = useTranslation();
  const { webhookId } = useParams({ from: '/administration/webhooks/$webhookId' });
  const { state } = useSearch({ from: '/administration/webhooks/$webhookId' });
  const navigate = useNavigate({ from: '/administration/webhooks/$webhookId' });
  const webhook = useWebhook(webhookId);
  const pages = useWebhookDeliveries(webhookId, state);
  const test = useTestWebhook(webhookId);
  const again = useReplayWebhookDelivery(webhookId);
  const [shown, setShown] = useState<WebhookDelivery | null>(null);
  const [replaying, setReplaying] = useState(false);
  const [replayed, setReplayed] = useState<number | null>(null);
  if (webhook.error) return <ProblemAlert error={webhook.error} onRetry={() => void webhook.refetch()} />;
  if (!webhook.data) return <Loading />;
  const allowed = webhook.data.allowedActions;
  const failed = test.error ?? again.error;
  return (
    <Stack gap="md">
      <AppLink to="/administration/webhooks" className="no-print">
        {t('webhookLog.back')}
      </AppLink>
      <PageTitle title={webhook.data.name} />
      <div>
        <WebhookStateMark webhook={webhook.data} />
        <Text size="sm" className="quiet verbatim" style={{ overflowWrap: 'anywhere' }}>
          {webhook.data.url}
        </Text>
        <Text size="sm" className="quiet">
          {t('webhookLog.events', { events: webhook.data.eventTypes.map(eventWord).join(', ') })}
        </Text>
      </div>
      <Group gap="sm" className="no-print">
        {allowed.includes('test') && (
          <Button
            leftSection={<IconSend size={18} aria-hidden />}
            loading={test.isPending}
            onClick={() => test.mutate()}
          >
            {t('webhooks.test')}
          </Button>
        )}
        {allowed.includes('replay') && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={18} aria-hidden />}
            onClick={() => setReplaying(true)}
          >
            {t('webhooks.replay')}
          </Button>
        )}
      </Group>
      <div role="status">
        {test.isSuccess && <Alert color="green">{t('webhooks.testSent')}</Alert>}
        {replayed !== null && <Alert color="green">{t('webhookLog.replayed', { number: replayed })}</Alert>}
      </div>
      {failed && <ProblemAlert error={failed} />}
      <SegmentedControl
        aria-label={t('webhookLog.filter')}
        className="no-print"
        w="fit-content"
        maw="100%"
        value={state ?? ''}
        onChange={(next) =>
          void navigate({
            search: (old) => ({ ...old, state: STATES.find((one) => one === next) }),
            replace: true,
            resetScroll: false,
          })
        }
        data={[
          { value: '', label: t('webhookLog.all') },
          ...STATES.map((one) => ({ value: one, label: t(`webhookLog.state.${one}`) })),
        ]}
      />
      <Pages
        pages={pages}
        empty={
          <EmptyState
            title={state ? t('webhookLog.nothing') : t('webhookLog.emptyTitle')}
            text={state ? '' : t('webhookLog.emptyText')}
          />
        }
      >
        {(items) => (
          <DeliveryRows
            items={items}
            busy={again.isPending}
            onDetails={setShown}
            onReplay={(delivery) => again.mutate(delivery.id)}
          />
        )}
      </Pages>
      {shown && <DeliveryPanel webhookId={webhookId} delivery={shown} onClose={() => setShown(null)} />}
      {replaying && <ReplayDialog webhookId={webhookId} onDone={setReplayed} onClose={() => setReplaying(false)} />}
    </Stack>
  );
}
