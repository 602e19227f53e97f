import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Checkpoint, CheckpointSummary } from '../../shared/api/types';
import { Dialog } from '../../shared/ui/Dialog';
import { Loading } from '../../shared/ui/Loading';
import classes from '../../shared/ui/FormDialog.module.css';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCheckpoint } from './api/getCheckpoint';
import { useSaveReport } from './api/saveReport';
import { useSubmitReport } from './api/submitReport';
import { dueWords, rowWords } from './dueWords';
import { ReportFields } from './ReportFields';
import { isWrongNumber, requestOf, startOf, type ReportValues } from './reportValues';

type Done = 'submitted' | 'saved';
type Props = { checkpoint: CheckpointSummary; onDone: (done: Done) => void; onClose: () => void };

/** One tap from the row: what was done, with its evidence. */
export default function ReportDialog({ checkpoint, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const whole = useCheckpoint(checkpoint.id);
  return (
    <Dialog title={t('report.title')} onClose={onClose}>
      <Stack gap="sm">
        <div>
          <Text fw={600} className="verbatim">
            {rowWords(checkpoint)}
          </Text>
          <Text size="sm" className="quiet">
            {dueWords(checkpoint, t)}
          </Text>
        </div>
        {whole.error ? <ProblemAlert error={whole.error} onRetry={() => void whole.refetch()} /> : null}
        {whole.isPending && <Loading />}
        {whole.data && <ReportForm checkpoint={whole.data} onDone={onDone} />}
      </Stack>
    </Dialog>
  );
}

type FormProps = { checkpoint: Checkpoint; onDone: (done: Done) => void };

function ReportForm({ checkpoint, onDone }: FormProps) {
  const { t } = useTranslation();
  const { summary, targets, evidenceRequired, reports } = checkpoint;
  // Read once: what the person has written stays when the record is read anew under the form.
  const [values, setValues] = useState<ReportValues>(() => startOf(checkpoint));
  const [sending, setSending] = useState(false);
  const submit = useSubmitReport(checkpoint);
  const save = useSaveReport(checkpoint);
  const error = submit.error ?? save.error;
  const ready = !sending && !isWrongNumber(values.count) && !Object.values(values.numbers).some(isWrongNumber);
  const send = (deed: typeof submit, other: typeof save, done: Done) => {
    other.reset();
    deed.mutate(requestOf(values, targets), { onSuccess: () => onDone(done) });
  };
  const remark = reports[0]?.state === 'RETURNED' ? reports[0].remark : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) send(submit, save, 'submitted');
      }}
    >
      <Stack gap="sm">
        {remark && (
          <Alert color="orange" icon={<IconArrowBackUp aria-hidden />} title={t('report.returned')}>
            <Text className="verbatim">{remark}</Text>
          </Alert>
        )}
        <ReportFields
          values={values}
          onChange={setValues}
          targets={targets}
          required={evidenceRequired}
          expected={summary.expectedCount}
          organizationId={summary.organization.id}
          onBusy={setSending}
          error={error}
        />
        {error ? <ProblemAlert error={error} kept={t('report.kept')} /> : null}
        <Group justify="flex-end" gap="xs" className={classes.ways}>
          {summary.allowedActions.includes('report') && (
            <Button
              variant="default"
              disabled={!ready}
              loading={save.isPending}
              onClick={() => send(save, submit, 'saved')}
            >
              {t('report.saveDraft')}
            </Button>
          )}
          <Button type="submit" disabled={!ready} loading={submit.isPending}>
            {t('report.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
