import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Roadmap } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { useWithdrawApproval } from '../api/withdrawApproval';

/** The approval of changes whose day has not come is taken back, with why. */
export function WithdrawApproval({ roadmap, onClose }: { roadmap: Roadmap; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const withdraw = useWithdrawApproval(roadmap.id);
  return (
    <FormDialog
      title={t('waiting.withdrawTitle')}
      action={t('waiting.withdraw')}
      danger
      busy={withdraw.isPending}
      error={withdraw.error}
      ready={reason.trim() !== ''}
      onSubmit={() => withdraw.mutate({ reason: reason.trim() }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Text>{t('waiting.withdrawText')}</Text>
      <Textarea
        label={t('waiting.withdrawReason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        autosize
        minRows={2}
        data-autofocus
      />
    </FormDialog>
  );
}
