import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import type { Appointment, OrganizationExecution } from '../../shared/api/types';
import { formatDay, formatInstant } from '../../shared/format/dates';
import { orderWords } from '../../shared/format/orderWords';
import { codeWord } from '../../shared/i18n/codes';
import { ShareBar } from '../../shared/progress/ShareBar';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useOrganizationExecution } from './api/getOrganizationExecution';
import { useAppointments } from './api/listAppointments';
import { CheckpointList } from './CheckpointList';
import { Figures } from './Figures';
import classes from './Figures.module.css';
import { PrintButton } from '../../shared/print/PrintButton';
import { TasksLink } from './TasksLink';

/** What one organisation has to do in the roadmaps, how far it is and what is next. */
export default function ExecutionOf({ organizationId }: { organizationId: string }) {
  const { t } = useTranslation();
  const allowed = usePermission('checkpoints:read');
  const found = useOrganizationExecution(organizationId, allowed);
  if (!allowed) return null;
  return (
    <section aria-labelledby="execution">
      <Title order={2} id="execution" mb="sm">
        {t('execution.title')}
      </Title>
      {found.error && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={4} />}
      {found.data && found.data.counts.total === 0 && (
        <>
          <Text className="quiet">{t('execution.none')}</Text>
          <Responsible organizationId={organizationId} />
        </>
      )}
      {found.data && found.data.counts.total > 0 && <Shown execution={found.data} />}
    </section>
  );
}

function Shown({ execution }: { execution: OrganizationExecution }) {
  const { t } = useTranslation();
  const { counts, organization, next, roadmaps } = execution;
  const of = { organization: organization.id };
  return (
    <Stack gap="lg">
      <Figures
        items={[
          {
            label: t('control.overdue'),
            value: <TasksLink search={{ view: 'overdue', ...of }}>{counts.overdue}</TasksLink>,
            alert: counts.overdue > 0,
          },
          {
            label: t('control.waiting'),
            value: <TasksLink search={{ view: 'all', state: 'submitted', ...of }}>{counts.submitted}</TasksLink>,
          },
          {
            label: t('execution.accepted'),
            value: <TasksLink search={{ view: 'all', state: 'accepted', ...of }}>{counts.accepted}</TasksLink>,
            hint: t('control.ofAll', { total: counts.total }),
          },
        ]}
      />
      <div className={classes.sides}>
        <div>
          <Title order={3} size="h4" mb="xs">
            {t('execution.next')}
          </Title>
          <CheckpointList items={next} none={t('execution.nothingNext')} />
        </div>
        <div>
          <Title order={3} size="h4" mb="xs">
            {t('execution.roadmaps')}
          </Title>
          <ul className={classes.list}>
            {roadmaps.map((row) => (
              <li key={row.id} className={classes.entry}>
                {row.id && <TasksLink search={{ view: 'all', roadmap: row.id, ...of }}>{row.name}</TasksLink>}
                <ShareBar counts={row.counts} />
              </li>
            ))}
          </ul>
        </div>
        <Reports execution={execution} />
        <Responsible organizationId={organization.id} />
      </div>
      <Group gap="sm" className="no-print">
        <ExportButton
          path="/api/v1/checkpoints"
          query={of}
          name={[t('execution.title'), organization.name].join(', ')}
        />
        <PrintButton />
      </Group>
    </Stack>
  );
}

function Reports({ execution: { reports } }: { execution: OrganizationExecution }) {
  const { t, i18n } = useTranslation();
  if (reports.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h4" mb="xs">
        {t('execution.reports')}
      </Title>
      <ul className={classes.list}>
        {reports.map((one) => (
          <li key={one.id} className={classes.entry}>
            <AppLink to="/tasks/$checkpointId" params={{ checkpointId: one.checkpointId }}>
              {[one.number, one.title].filter(Boolean).join(' ')}
            </AppLink>
            <Text size="sm" className="quiet">
              {[codeWord('reportState', one.state), one.submittedAt && formatInstant(one.submittedAt, i18n.language)]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            {one.remark && (
              <Text size="sm" className="verbatim">
                {one.remark}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The duty to appoint somebody responsible, and whether it is done. */
function Responsible({ organizationId }: { organizationId: string }) {
  const { t } = useTranslation();
  const items = useAppointments({ organization: organizationId }, 20).data?.items ?? [];
  if (items.length === 0) return null;
  const words = (one: Appointment) =>
    one.state === 'DONE'
      ? [one.person, orderWords(one.orderNumber, one.orderDate, t)].filter(Boolean).join(', ')
      : `${codeWord('appointmentState', one.state)}, ${t('tasks.until', { date: formatDay(one.due) })}`;
  return (
    <div>
      <Title order={3} size="h4" mb="xs">
        {t('execution.responsible')}
      </Title>
      <ul className={classes.list}>
        {items.map((one) => (
          <li key={one.roadmapId} className={classes.entry}>
            <Group gap="xs">
              <Text>{words(one)}</Text>
            </Group>
            <Text size="sm" className="quiet">
              {one.roadmapTitle}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
