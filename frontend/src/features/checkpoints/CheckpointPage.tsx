import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { isMissing } from '../../shared/api/problem';
import type { Checkpoint } from '../../shared/api/types';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCheckpoint } from './api/getCheckpoint';
import { useWithdrawReport } from './api/withdrawReport';
import { CheckpointFacts } from './CheckpointFacts';
import classes from './CheckpointPage.module.css';
import { Comments } from './Comments';
import { AcceptDialog, ReturnDialog } from './DecisionDialog';
import { rowWords } from './dueWords';
import { ReportHistory } from './ReportHistory';

const ReportDialog = lazy(() => import('./ReportDialog'));

/** One task: the words of the order, what was reported, and what this person may do. */
export default function CheckpointPage() {
  const { t } = useTranslation();
  const { checkpointId } = useParams({ from: '/tasks/$checkpointId' });
  const checkpoint = useCheckpoint(checkpointId);
  if (checkpoint.error && isMissing(checkpoint.error)) {
    return (
      <EmptyState page title={t('tasks.missingTitle')} text={t('tasks.missingText')}>
        <ButtonLink to="/tasks">{t('tasks.toTasks')}</ButtonLink>
      </EmptyState>
    );
  }
  if (checkpoint.error) return <ProblemAlert error={checkpoint.error} onRetry={() => void checkpoint.refetch()} />;
  if (!checkpoint.data) return <Loading rows={8} />;
  return <Loaded checkpoint={checkpoint.data} />;
}

function Loaded({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t } = useTranslation();
  const { summary, reports, targets } = checkpoint;
  return (
    <Stack gap="lg" className={classes.page}>
      <Stack gap="xs">
        <AppLink to="/tasks" w="fit-content" className="no-print">
          {t('tasks.toTasks')}
        </AppLink>
        <PageTitle title={rowWords(summary)} />
        {summary.text !== summary.title && <Text className="verbatim">{summary.text}</Text>}
      </Stack>
      <Actions checkpoint={checkpoint} />
      <CheckpointFacts checkpoint={checkpoint} />
      <section aria-labelledby="reports">
        <Title order={2} size="h3" id="reports" mb="xs">
          {t('report.history')}
        </Title>
        <ReportHistory reports={reports} targets={targets} counted={summary.expectedCount > 1} />
      </section>
      <section aria-labelledby="comments">
        <Title order={2} size="h3" id="comments" mb="xs">
          {t('comments.title')}
        </Title>
        <Comments checkpointId={summary.id} mayWrite={checkpoint.allowedActions.includes('comment')} />
      </section>
    </Stack>
  );
}

type Open = 'report' | 'accept' | 'return' | 'withdraw';
type Said = 'submitted' | 'saved' | 'accepted' | 'sentBack' | 'withdrawn';

/** Only what the server lets this person do now. */
function Actions({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const may = (action: Checkpoint['allowedActions'][number]) => checkpoint.allowedActions.includes(action);
  const close = () => setOpen(null);
  const done = (what: Said) => {
    setSaid(what);
    close();
  };
  const goesOn = ['DRAFT', 'RETURNED'].includes(checkpoint.reports[0]?.state ?? '');
  return (
    <div className="no-print">
      <Group gap="xs">
        {may('submit') && (
          <Button onClick={() => setOpen('report')}>{t(goesOn ? 'report.continue' : 'tasks.report')}</Button>
        )}
        {may('accept') && <Button onClick={() => setOpen('accept')}>{t('report.accept')}</Button>}
        {may('sendBack') && (
          <Button variant="default" onClick={() => setOpen('return')}>
            {t('report.sendBack')}
          </Button>
        )}
        {may('withdraw') && (
          <Button variant="default" onClick={() => setOpen('withdraw')}>
            {t('report.withdraw')}
          </Button>
        )}
      </Group>
      <Text role="status" className="quiet" mt={said ? 'xs' : 0}>
        {said && t(`report.said.${said}`)}
      </Text>
      {open === 'report' && (
        <Suspense>
          <ReportDialog checkpoint={checkpoint.summary} onDone={done} onClose={close} />
        </Suspense>
      )}
      {open === 'accept' && <AcceptDialog checkpoint={checkpoint} onDone={() => done('accepted')} onClose={close} />}
      {open === 'return' && <ReturnDialog checkpoint={checkpoint} onDone={() => done('sentBack')} onClose={close} />}
      {open === 'withdraw' && (
        <WithdrawDialog checkpoint={checkpoint} onDone={() => done('withdrawn')} onClose={close} />
      )}
    </div>
  );
}

type DialogProps = { checkpoint: Checkpoint; onDone: () => void; onClose: () => void };

function WithdrawDialog({ checkpoint, onDone, onClose }: DialogProps) {
  const { t } = useTranslation();
  const withdraw = useWithdrawReport(checkpoint);
  return (
    <ConfirmDialog
      title={t('report.withdrawTitle')}
      text={t('report.withdrawText')}
      action={t('report.withdraw')}
      busy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate(undefined, { onSuccess: onDone })}
      onClose={onClose}
    />
  );
}
