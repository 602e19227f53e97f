import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Checkpoint } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useReopenCheckpoint } from './api/reopenCheckpoint';

type Props = { checkpoint: Checkpoint; onDone: () => void; onClose: () => void };

/** A decision of control was a mistake: said with the reason, which the executor reads. */
export default function ReopenDialog({ checkpoint, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const reopen = useReopenCheckpoint(checkpoint);
  return (
    <FormDialog
      title={t('reopening.title')}
      action={t('reopening.action')}
      busy={reopen.isPending}
      error={reopen.error}
      ready={reason.trim() !== ''}
      onSubmit={() => reopen.mutate(reason, { onSuccess: onDone })}
      onClose={onClose}
    >
      <Text>{t(checkpoint.summary.state === 'ACCEPTED' ? 'reopening.accepted' : 'reopening.cancelled')}</Text>
      <Textarea
        label={t('reopening.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldError(reopen.error, '/reason')}
        required
        autosize
        minRows={2}
        maxLength={5000}
        data-autofocus
      />
    </FormDialog>
  );
}
