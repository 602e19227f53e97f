import { Group, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import { useMe } from '../../shared/api/getMe';
import type { ExecutionSummary } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { ShareBar } from '../../shared/progress/ShareBar';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useExecutionSummary } from './api/getExecutionSummary';
import { CheckpointList } from './CheckpointList';
import { Figures } from './Figures';
import classes from './Figures.module.css';
import { NotAppointed } from './NotAppointed';
import { OverdueRows } from './OverdueRows';
import { PlaceFilter } from './PlaceFilter';
import { PrintButton } from '../../shared/print/PrintButton';
import { TasksLink } from './TasksLink';

/** The day of whoever controls: what waits for a decision, who is late. */
export default function ControlPage() {
  const { t } = useTranslation();
  const me = useMe();
  if (!me.data) return <Loading />;
  if (!me.data.permissions.includes('checkpoints:read')) {
    return <EmptyState page title={t('control.title')} text={t('tasks.noRight')} />;
  }
  return <Control />;
}

function Control() {
  const { t, i18n } = useTranslation();
  const search = useSearch({ from: '/control' });
  const navigate = useNavigate({ from: '/control' });
  const within = search.within ?? search.org;
  const summary = useExecutionSummary(within);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Stack gap={4}>
          <PageTitle title={t('control.title')} />
          {summary.data && (
            <Text size="sm" className="quiet">
              {t('progress.asOf', { moment: formatInstant(summary.data.asOf, i18n.language) })}
            </Text>
          )}
        </Stack>
        <Group gap="sm" align="flex-end" className="no-print">
          <ButtonLink to="/roadmaps/progress" search={{ owner: within } as never} variant="default">
            {t('control.allPlans')}
          </ButtonLink>
          <PlaceFilter
            value={search.within}
            onChange={(place) =>
              void navigate({ search: (old) => ({ ...old, within: place }), replace: true, resetScroll: false })
            }
          />
        </Group>
      </Group>
      {summary.error && <ProblemAlert error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.isPending && <Loading rows={8} />}
      {summary.data && <Shown summary={summary.data} within={within} />}
    </Stack>
  );
}

function Shown({ summary, within }: { summary: ExecutionSummary; within: string | undefined }) {
  const { t } = useTranslation();
  const { counts, waiting, overdue, returnedTwice } = summary;
  return (
    <>
      <Figures
        items={[
          {
            label: t('control.waiting'),
            value: <TasksLink search={{ view: 'to-accept', within }}>{waiting.total}</TasksLink>,
            hint: t('control.waitingLong', { three: waiting.threeDays, ten: waiting.tenDays }),
          },
          {
            label: t('control.overdue'),
            value: <TasksLink search={{ view: 'overdue', within }}>{counts.overdue}</TasksLink>,
            hint: t('control.ofAll', { total: counts.total }),
            alert: counts.overdue > 0,
          },
          {
            label: t('control.returned'),
            value: <TasksLink search={{ view: 'returned', within }}>{counts.returned}</TasksLink>,
            hint: t('control.returnedTwice', { count: returnedTwice }),
          },
        ]}
      />
      <div style={{ maxWidth: 640 }}>
        <ShareBar counts={counts} />
      </div>
      <div className={classes.sides}>
        <Stack gap="xl">
          <section aria-labelledby="waiting">
            <Title order={2} size="h3" id="waiting" mb="xs">
              {t('control.toAccept')}
            </Title>
            <CheckpointList items={waiting.items} none={t('tasks.empty.TO_ACCEPT')} submitted />
          </section>
          <NotAppointed within={within} />
        </Stack>
        <section aria-labelledby="late">
          <Group justify="space-between" mb="xs">
            <Title order={2} size="h3" id="late">
              {t('control.late')}
            </Title>
            <ButtonLink
              to="/control/overdue"
              search={{ within } as never}
              size="xs"
              variant="default"
              className="no-print"
            >
              {t('control.allLate')}
            </ButtonLink>
          </Group>
          {overdue.length === 0 ? (
            <Text className="quiet">{t('overdue.emptyTitle')}</Text>
          ) : (
            <OverdueRows items={overdue} by="MUNICIPALITY" />
          )}
        </section>
      </div>
      <Group gap="sm" className="no-print">
        <ExportButton path="/api/v1/overdue" query={{ by: 'MUNICIPALITY', within }} name={t('overdue.title')} />
        <PrintButton />
      </Group>
    </>
  );
}
