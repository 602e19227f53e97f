import { Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { isMissing } from '../../shared/api/problem';
import type { Checkpoint } from '../../shared/api/types';
import { HistoryButton } from '../../shared/audit/HistoryButton';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCheckpoint } from './api/getCheckpoint';
import { CheckpointFacts } from './CheckpointFacts';
import classes from './CheckpointPage.module.css';
import { Comments } from './Comments';
import { CheckpointActions, type Said } from './CheckpointActions';
import { DateProposals } from './DateProposals';
import { rowWords } from './dueWords';
import { ReportHistory } from './ReportHistory';

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
  const [said, setSaid] = useState<Said | null>(null);
  return (
    <Stack gap="lg" className={classes.page}>
      <Stack gap="xs">
        <AppLink to="/tasks" w="fit-content" className="no-print">
          {t('tasks.toTasks')}
        </AppLink>
        <PageTitle title={rowWords(summary)} />
        {summary.text !== summary.title && <Text className="verbatim">{summary.text}</Text>}
      </Stack>
      <CheckpointActions checkpoint={checkpoint} said={said} onSaid={setSaid} />
      <CheckpointFacts checkpoint={checkpoint} />
      <Group>
        <HistoryButton entity="checkpoint" entityId={summary.id} />
      </Group>
      <DateProposals checkpoint={checkpoint} onDecided={() => setSaid('decided')} />
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
