import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Checkpoint } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useCancelCheckpoint } from './api/cancelCheckpoint';

type Props = { checkpoint: Checkpoint; onDone: () => void; onClose: () => void };

/** What is not needed any more is said with the reason, and stays to be read. */
export default function CancelDialog({ checkpoint, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const cancel = useCancelCheckpoint(checkpoint);
  return (
    <FormDialog
      title={t('cancellation.title')}
      action={t('cancellation.action')}
      danger
      busy={cancel.isPending}
      error={cancel.error}
      ready={reason.trim() !== ''}
      onSubmit={() => cancel.mutate(reason, { onSuccess: onDone })}
      onClose={onClose}
    >
      <Text>{t('cancellation.text')}</Text>
      <Textarea
        label={t('cancellation.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldError(cancel.error, '/reason')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
      />
    </FormDialog>
  );
}
