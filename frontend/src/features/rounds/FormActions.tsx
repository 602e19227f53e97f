import { Button, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { MonitoringForm } from '../../shared/api/types';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { useConfirm, useSendBack } from './api/forms';

const ConfirmDialog = lazyDialog(() => import('../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));
const FormDialog = lazyDialog(() => import('../../shared/ui/FormDialog').then((found) => found.FormDialog));

type Props = { form: MonitoringForm; blocked: boolean };

/** The steps of the chain for one form: confirmed it is locked, returned it is open again. */
export function FormActions({ form, blocked }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'confirm' | 'return' | null>(null);
  const [remark, setRemark] = useState('');
  const confirm = useConfirm(form.round.id);
  const sendBack = useSendBack(form.round.id);
  const may = (action: MonitoringForm['allowedActions'][number]) => form.allowedActions.includes(action);
  const close = () => {
    setOpen(null);
    confirm.reset();
    sendBack.reset();
  };
  return (
    <>
      {may('confirm') && (
        <Button size="xs" disabled={blocked} onClick={() => setOpen('confirm')}>
          {t('rounds.confirm')}
        </Button>
      )}
      {may('sendBack') && (
        <Button size="xs" variant="default" onClick={() => setOpen('return')}>
          {t('rounds.return')}
        </Button>
      )}
      {may('enter') && !may('confirm') && (
        <Text size="sm" className="quiet">
          {t('rounds.fillFirst')}
        </Text>
      )}
      {open === 'confirm' && (
        <ConfirmDialog
          title={t('rounds.confirmTitle')}
          text={t('rounds.confirmText')}
          action={t('rounds.confirm')}
          busy={confirm.isPending}
          error={confirm.error}
          onConfirm={() => confirm.mutate(form.school.id, { onSuccess: close })}
          onClose={close}
        />
      )}
      {open === 'return' && (
        <FormDialog
          title={t('rounds.returnTitle')}
          action={t('rounds.return')}
          busy={sendBack.isPending}
          error={sendBack.error}
          ready={remark.trim() !== ''}
          onClose={close}
          onSubmit={() => sendBack.mutate({ schoolId: form.school.id, remark: remark.trim() }, { onSuccess: close })}
        >
          <Textarea
            label={t('rounds.remark')}
            value={remark}
            onChange={(event) => setRemark(event.currentTarget.value)}
            maxLength={2000}
            autosize
            minRows={3}
            required
            data-autofocus
          />
        </FormDialog>
      )}
    </>
  );
}
