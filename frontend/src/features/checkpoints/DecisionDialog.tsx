import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Checkpoint } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useAcceptReport } from './api/acceptReport';
import { useReturnReport } from './api/returnReport';

type Props = { checkpoint: Checkpoint; onDone: () => void; onClose: () => void };

export function AcceptDialog({ checkpoint, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [remark, setRemark] = useState('');
  const accept = useAcceptReport(checkpoint);
  return (
    <FormDialog
      title={t('report.acceptTitle')}
      action={t('report.accept')}
      busy={accept.isPending}
      error={accept.error}
      onSubmit={() => accept.mutate(remark, { onSuccess: onDone })}
      onClose={onClose}
    >
      <Textarea
        label={t('report.remarkOptional')}
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
        error={fieldError(accept.error, '/remark')}
        autosize
        minRows={2}
        maxLength={5000}
      />
    </FormDialog>
  );
}

/** Sent back only with words: the executor must know what to mend. */
export function ReturnDialog({ checkpoint, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [remark, setRemark] = useState('');
  const sendBack = useReturnReport(checkpoint);
  return (
    <FormDialog
      title={t('report.returnTitle')}
      action={t('report.sendBack')}
      busy={sendBack.isPending}
      error={sendBack.error}
      ready={remark.trim() !== ''}
      onSubmit={() => sendBack.mutate(remark, { onSuccess: onDone })}
      onClose={onClose}
    >
      <Textarea
        label={t('report.remark')}
        description={t('report.remarkHint')}
        required
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
        error={fieldError(sendBack.error, '/remark')}
        autosize
        minRows={3}
        maxLength={5000}
        data-autofocus
      />
    </FormDialog>
  );
}
