import { Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { CheckpointSummary } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useAcceptReports } from './api/acceptReports';
import { rowWords } from './dueWords';

type Props = { checkpoints: CheckpointSummary[]; onDone: () => void; onClose: () => void };

/** Reports that were looked through are accepted together: all of them or none. */
export default function BulkAcceptDialog({ checkpoints, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [remark, setRemark] = useState('');
  const accept = useAcceptReports();
  return (
    <FormDialog
      title={t('report.bulkAcceptTitle', { count: checkpoints.length })}
      action={t('report.accept')}
      busy={accept.isPending}
      error={accept.error}
      onSubmit={() => accept.mutate({ checkpointIds: checkpoints.map(({ id }) => id), remark }, { onSuccess: onDone })}
      onClose={onClose}
    >
      <Stack gap="sm">
        <ul style={{ margin: 0, paddingInlineStart: '1.2em', maxHeight: 180, overflowY: 'auto' }} tabIndex={0}>
          {checkpoints.map((one) => (
            <li key={one.id}>{`${one.organization.name}: ${rowWords(one)}`}</li>
          ))}
        </ul>
        <Text size="sm" className="quiet">
          {t('report.bulkAcceptHint')}
        </Text>
        <Textarea
          label={t('report.remarkOptional')}
          value={remark}
          onChange={(event) => setRemark(event.currentTarget.value)}
          error={fieldError(accept.error, '/remark')}
          autosize
          minRows={2}
          maxLength={5000}
        />
      </Stack>
    </FormDialog>
  );
}
