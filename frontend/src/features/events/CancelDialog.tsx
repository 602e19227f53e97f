import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import type { SchoolEvent } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useEventStep } from './api/events';

/** An event does not take place, and why: the invited schools are told. */
export function CancelDialog({ event, onClose }: { event: SchoolEvent; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const step = useEventStep(event);
  return (
    <FormDialog
      title={t('events.cancelTitle')}
      action={t('events.cancel')}
      danger
      busy={step.isPending}
      error={step.error}
      ready={reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => step.mutate({ step: 'cancel', reason }, { onSuccess: onClose })}
    >
      <Textarea
        label={t('events.reason')}
        value={reason}
        onChange={(typed) => setReason(typed.currentTarget.value)}
        maxLength={1000}
        required
        autosize
        minRows={2}
        error={fieldError(step.error, '/reason')}
      />
    </FormDialog>
  );
}
