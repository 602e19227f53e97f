import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import { addDays, today } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useReplayWebhook } from './api/replayWebhook';

type Props = { webhookId: string; onDone: (count: number) => void; onClose: () => void };

/** Sends everything since a day once more, by the clock of whoever asks. */
export function ReplayDialog({ webhookId, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [since, setSince] = useState<string | null>(() => addDays(today(), -1));
  const [undeliveredOnly, setUndeliveredOnly] = useState(true);
  const replay = useReplayWebhook(webhookId);
  const submit = () => {
    if (!since) return;
    replay.mutate(
      { since: new Date(`${since}T00:00:00`).toISOString(), undeliveredOnly },
      {
        onSuccess: ({ replayed }) => {
          onClose();
          onDone(replayed);
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('webhookLog.replayTitle')}
      action={t('webhookLog.replay')}
      busy={replay.isPending}
      error={replay.error}
      ready={since !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text className="quiet">{t('webhookLog.replayText')}</Text>
      <DayField
        label={t('webhookLog.since')}
        value={since}
        onChange={setSince}
        error={fieldError(replay.error, '/since')}
      />
      <Checkbox
        label={t('webhookLog.undeliveredOnly')}
        checked={undeliveredOnly}
        onChange={(event) => setUndeliveredOnly(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}
