import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { CheckpointSummary } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useTargetsOfRows } from './api/getTargets';
import { useSubmitReports } from './api/submitReports';
import { rowWords } from './dueWords';
import { ReportFields } from './ReportFields';
import { EMPTY_REPORT, isWrongNumber, requestOf } from './reportValues';

type Props = { checkpoints: CheckpointSummary[]; onDone: () => void; onClose: () => void };

/** One event that closes several rows: all of them or none. Each row takes the numbers of its own targets. */
export default function BulkReportDialog({ checkpoints, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState(EMPTY_REPORT);
  const [sending, setSending] = useState(false);
  const [numbers, setNumbers] = useState(false);
  const submit = useSubmitReports();
  const asked = useTargetsOfRows(checkpoints, numbers);
  const organizations = new Set(checkpoints.map(({ organization }) => organization.id));
  const only = organizations.size === 1 ? checkpoints[0]!.organization.id : null;
  return (
    <FormDialog
      title={t('report.bulkTitle', { count: checkpoints.length })}
      action={t('report.send')}
      busy={submit.isPending}
      error={submit.error}
      ready={!sending && !Object.values(values.numbers).some(isWrongNumber)}
      onSubmit={() =>
        submit.mutate(
          { checkpointIds: checkpoints.map(({ id }) => id), report: requestOf(values, asked.targets) },
          { onSuccess: onDone },
        )
      }
      onClose={onClose}
    >
      <Stack gap="sm">
        <ul style={{ margin: 0, paddingInlineStart: '1.2em', maxHeight: 180, overflowY: 'auto' }} tabIndex={0}>
          {checkpoints.map((one) => (
            <li key={one.id}>{rowWords(one)}</li>
          ))}
        </ul>
        <Text size="sm" className="quiet">
          {t(only ? 'report.bulkHint' : 'report.bulkSeveral')}
          {checkpoints.some(({ expectedCount }) => expectedCount > 1) && ` ${t('report.bulkCounted')}`}
        </Text>
        <ReportFields
          values={values}
          onChange={setValues}
          targets={asked.targets}
          required={[]}
          expected={1}
          organizationId={only}
          onBusy={setSending}
          error={submit.error}
          at="/report"
        />
        {!numbers && (
          <Button variant="default" size="xs" w="fit-content" onClick={() => setNumbers(true)}>
            {t('report.numbersInBulk')}
          </Button>
        )}
        {asked.error && <ProblemAlert error={asked.error} />}
        {asked.read && asked.targets.length === 0 && (
          <Text size="sm" className="quiet" role="status">
            {t('report.noTargets')}
          </Text>
        )}
      </Stack>
    </FormDialog>
  );
}
