import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';

type Props = { busy: boolean; error: unknown; onSend: (remark: string) => void; onClose: () => void };

/** A report goes back: what is to be mended. */
export function ReturnDialog({ busy, error, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const [remark, setRemark] = useState('');
  return (
    <FormDialog
      title={t('reports.sendBack')}
      action={t('reports.sendBack')}
      busy={busy}
      error={error}
      ready={remark.trim() !== ''}
      onClose={onClose}
      onSubmit={() => onSend(remark.trim())}
    >
      <Textarea
        label={t('reports.remark')}
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
        error={fieldError(error, '/remark')}
        maxLength={5000}
        autosize
        minRows={3}
        required
        data-autofocus
      />
    </FormDialog>
  );
}
