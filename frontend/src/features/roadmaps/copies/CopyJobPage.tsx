import { Group, Progress, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { isMissing } from '../../../shared/api/problem';
import type { RoadmapCopies, RoadmapCopyItem } from '../../../shared/api/types';
import { formatInstant, formatPeriod } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import grid from '../../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../../shared/ui/links';
import { Loading } from '../../../shared/ui/Loading';
import { Pages } from '../../../shared/ui/Pages';
import { PageTitle } from '../../../shared/ui/PageTitle';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useCopyItems, useCopyJob } from '../api/copies';
import { CopyItemMark } from './CopyItemMark';

/** How far copies for many are, and what became of each. */
export default function CopyJobPage() {
  const { t } = useTranslation();
  const { copyId } = useParams({ from: '/roadmaps/copies/$copyId' });
  const job = useCopyJob(copyId);
  if (job.error && isMissing(job.error)) {
    return (
      <EmptyState page title={t('copies.missingTitle')} text={t('copies.missingText')}>
        <ButtonLink to="/roadmaps">{t('shell.toRoadmaps')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <Stack gap="md" maw={1000}>
      <div>
        <PageTitle title={t('copies.jobTitle')} />
        {job.data && <Text className="quiet">{formatPeriod(job.data.periodStart, job.data.periodEnd)}</Text>}
      </div>
      {job.error && <ProblemAlert error={job.error} onRetry={() => void job.refetch()} />}
      {!job.data && !job.error && <Loading rows={6} />}
      {job.data && (
        <>
          <JobProgress job={job.data} />
          <Items id={copyId} running={job.data.state === 'QUEUED'} />
        </>
      )}
      <Group className="no-print">
        <AppLink to={'/roadmaps/copies'}>{t('copies.allJobs')}</AppLink>
        <AppLink to="/roadmaps">{t('shell.toRoadmaps')}</AppLink>
      </Group>
    </Stack>
  );
}

function JobProgress({ job }: { job: RoadmapCopies }) {
  const { t, i18n } = useTranslation();
  const done = job.made + job.alreadyThere + job.failed;
  const share = job.total === 0 ? 100 : Math.round((done / job.total) * 100);
  return (
    <Stack gap="xs">
      <Progress value={share} color={job.failed > 0 ? 'red.9' : 'teal.8'} aria-label={t('copies.progress')} />
      <Text role="status">
        {job.state === 'QUEUED' ? t('copies.running', { done, total: job.total }) : t('copies.finished')}{' '}
        {t('copies.counts', { made: job.made, there: job.alreadyThere, failed: job.failed })}
      </Text>
      <Text size="sm" className="quiet">
        {t('copies.begunAt', { moment: formatInstant(job.createdAt, i18n.language) })}
        {job.state === 'QUEUED' && ` ${t('copies.mayLeave')}`}
        {job.failed > 0 && job.state === 'DONE' && ` ${t('copies.failedHint')}`}
      </Text>
    </Stack>
  );
}

function Items({ id, running }: { id: string; running: boolean }) {
  const { t } = useTranslation();
  const pages = useCopyItems(id, running);
  return (
    <Pages pages={pages} empty={<Text className="quiet">{t('copies.noItems')}</Text>}>
      {(items) => <Rows items={items} />}
    </Pages>
  );
}

function Rows({ items }: { items: RoadmapCopyItem[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('roadmaps.organization')}</th>
          <th role="columnheader">{t('copies.result')}</th>
          <th role="columnheader">{t('nav.roadmap')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              {one.organizationName ?? t('copies.hidden')}
            </td>
            <td role="cell">
              <CopyItemMark state={one.state} />
            </td>
            <td role="cell">
              {one.roadmapId && (
                <AppLink to="/roadmaps/$roadmapId" params={{ roadmapId: one.roadmapId }}>
                  {t('copies.open')}
                </AppLink>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
