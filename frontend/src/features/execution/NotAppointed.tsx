import { Text, Title } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { formatDay } from '../../shared/format/dates';
import type { Appointment } from '../../shared/api/types';
import { AppLink } from '../../shared/ui/links';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useAppointments } from './api/listAppointments';
import classes from './Figures.module.css';

const FEW = 10;

/** Organisations where nobody is responsible though the day is over; nothing is said where all is well. */
export function NotAppointed({ within }: { within: string | undefined }) {
  const { t } = useTranslation();
  const found = useAppointments({ state: 'OVERDUE', within }, FEW);
  const items = found.data?.items ?? [];
  if (items.length === 0 && !found.error) return null;
  return (
    <section aria-labelledby="not-appointed">
      <Title order={2} size="h3" id="not-appointed" mb="xs">
        {t('control.notAppointed')}
      </Title>
      {found.error && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {[...new Set(items.map(({ roadmapId }) => roadmapId))].map((roadmap) => (
        <Duty key={roadmap} items={items.filter(({ roadmapId }) => roadmapId === roadmap)} />
      ))}
      {found.data?.nextCursor && (
        <Text size="sm" className="quiet" mt="xs">
          {t('control.moreNotAppointed', { count: FEW })}
        </Text>
      )}
    </section>
  );
}

/** The plan and its day once, then who is missing. */
function Duty({ items }: { items: Appointment[] }) {
  const { t } = useTranslation();
  const [{ roadmapId, roadmapTitle, due }] = items as [Appointment, ...Appointment[]];
  return (
    <>
      <Text size="sm" className="quiet" mt="xs">
        <AppLink
          to="/roadmaps/$roadmapId"
          params={{ roadmapId }}
          search={{ view: 'executors', appointed: 'OVERDUE' } as never}
        >
          {roadmapTitle}
        </AppLink>
        {`, ${t('tasks.until', { date: formatDay(due) })}`}
      </Text>
      <ul className={classes.list}>
        {items.map(({ organization }) => (
          <li key={organization.id} className={classes.entry}>
            <AppLink to="/organizations/$organizationId" params={{ organizationId: organization.id }}>
              {organization.name}
            </AppLink>
          </li>
        ))}
      </ul>
    </>
  );
}
