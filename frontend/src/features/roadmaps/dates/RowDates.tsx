import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Activity, Roadmap, RowRequest, ScheduleItem } from '../../../shared/api/types';
import { formatDay, formatWindow } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useRowExecutors, useRowRequests, useRowSchedule } from '../api/rowDates';
import { TasksLink } from '../TasksLink';

const RequestDialog = lazy(() => import('./RequestDialog'));
const ScheduleDialog = lazy(() => import('./ScheduleDialog'));
const WithdrawDialog = lazy(() => import('./WithdrawDialog'));

type Names = Map<string, string>;

/** What gives a row «по запросу» and «по графику» its days, while the plan is carried out. */
export default function RowDates({ roadmap, row }: { roadmap: Roadmap; row: Activity }) {
  const { t } = useTranslation();
  const place = { roadmapId: roadmap.id, activityId: row.id };
  const requests = useRowRequests(place);
  const schedule = useRowSchedule(place);
  const executors = useRowExecutors(place);
  const [open, setOpen] = useState<'request' | 'schedule' | RowRequest | null>(null);
  const mayWrite = roadmap.allowedActions.includes('amend');
  const error = requests.error ?? schedule.error;
  if (error) return <ProblemAlert error={error} />;
  if (!requests.data || !schedule.data) return <Loading rows={2} />;
  // A row with dates of its own is asked for besides them only seldom.
  const undated = row.term.status === 'OPEN' || row.term.openBasis !== null;
  const names: Names = new Map(executors.data?.map(({ id, name }) => [id, name]));
  return (
    <Stack gap="md">
      <Dates shown={undated} title={t('rowDates.requests')} none={t('rowDates.noRequests')} items={requests.data.items}>
        {(one: RowRequest) => (
          <>
            <strong>{t('tasks.until', { date: formatDay(one.due) })}</strong>
            {`, ${whoOf(one.organizations, names, t('rowDates.everybody'))}`}
            <Text className="verbatim">{one.text}</Text>
            {one.withdrawnReason && (
              <Text size="sm" className="quiet">
                {t('rowDates.withdrawn', { reason: one.withdrawnReason })}
              </Text>
            )}
            {mayWrite && !one.withdrawnAt && (
              <Button
                size="compact-xs"
                variant="subtle"
                ml={-8}
                className="no-print"
                aria-label={t('rowDates.withdrawOf', { date: formatDay(one.due) })}
                onClick={() => setOpen(one)}
              >
                {t('rowDates.withdraw')}
              </Button>
            )}
          </>
        )}
      </Dates>
      <Dates shown={undated} title={t('rowDates.schedule')} none={t('rowDates.noSchedule')} items={schedule.data.items}>
        {(one: ScheduleItem) =>
          `${formatWindow(one)}, ${whoOf(one.organizationId ? [one.organizationId] : null, names, t('rowDates.everybody'))}`
        }
      </Dates>
      <Group gap="xs" className="no-print">
        {mayWrite && (
          <>
            <Button size="xs" variant="default" onClick={() => setOpen('request')}>
              {t('rowDates.ask')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setOpen('schedule')}>
              {t(schedule.data.items.length > 0 ? 'rowDates.changeSchedule' : 'rowDates.attach')}
            </Button>
          </>
        )}
        <TasksLink search={{ roadmap: roadmap.id, activity: row.id, view: 'all' }}>{t('rowDates.tasks')}</TasksLink>
      </Group>
      <Suspense>
        {open === 'request' && (
          <RequestDialog place={place} executors={executors.data ?? []} onClose={() => setOpen(null)} />
        )}
        {open === 'schedule' && (
          <ScheduleDialog
            place={place}
            executors={executors.data ?? []}
            schedule={schedule.data}
            onClose={() => setOpen(null)}
          />
        )}
        {open && typeof open === 'object' && (
          <WithdrawDialog place={place} request={open} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </Stack>
  );
}

/** Names as far as the person sees them; how many there are is always said. */
function whoOf(ids: string[] | null, names: Names, everybody: string): string {
  if (ids === null) return everybody;
  const known = ids.map((id) => names.get(id)).filter(Boolean);
  const rest = ids.length - Math.min(known.length, 3);
  return [...known.slice(0, 3), rest > 0 ? `+${rest}` : ''].filter(Boolean).join('; ');
}

type DatesProps<T> = { shown: boolean; title: string; none: string; items: T[]; children: (item: T) => ReactNode };

/** Nothing is said to be missing where nothing is needed. */
function Dates<T>({ shown, title, none, items, children }: DatesProps<T>) {
  if (!shown && items.length === 0) return null;
  return (
    <div>
      <Title order={3} size="sm" className="quiet" fw={500}>
        {title}
      </Title>
      {items.length === 0 && <Text size="sm">{none}</Text>}
      {items.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: '1.1em' }}>
          {items.map((one, index) => (
            <li key={index}>{children(one)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
