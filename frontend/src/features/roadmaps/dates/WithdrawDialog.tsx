import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../../shared/api/fieldError';
import type { RowRequest } from '../../../shared/api/types';
import { formatDay } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { type Row, useWithdrawRequest } from '../api/rowDates';

type Props = { place: Row; request: RowRequest; onClose: () => void };

/** Takes a request back with the reason, which all who were asked read. */
export default function WithdrawDialog({ place, request, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const withdraw = useWithdrawRequest(place);
  return (
    <FormDialog
      title={t('rowDates.withdrawTitle', { date: formatDay(request.due) })}
      action={t('rowDates.withdraw')}
      danger
      busy={withdraw.isPending}
      error={withdraw.error}
      ready={reason.trim() !== ''}
      onSubmit={() => withdraw.mutate({ request, reason: reason.trim() }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Text>{t('rowDates.withdrawText')}</Text>
      <Textarea
        label={t('rowDates.withdrawReason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldError(withdraw.error, '/reason')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
      />
    </FormDialog>
  );
}
