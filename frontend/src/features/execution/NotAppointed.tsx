import { Text, Title } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { formatDay } from '../../shared/format/dates';
import type { Appointment } from '../../shared/api/types';
import { AppLink } from '../../shared/ui/links';
import { useAppointments } from './api/listAppointments';
import classes from './Figures.module.css';

const FEW = 10;

/** Organisations where nobody is responsible though the day is over; nothing is said where all is well. */
export function NotAppointed() {
  const { t } = useTranslation();
  const items = useAppointments({ state: 'OVERDUE' }, FEW).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="not-appointed">
      <Title order={2} size="h3" id="not-appointed" mb="xs">
        {t('control.notAppointed')}
      </Title>
      {[...new Set(items.map(({ roadmapId }) => roadmapId))].map((roadmap) => (
        <Duty key={roadmap} items={items.filter(({ roadmapId }) => roadmapId === roadmap)} />
      ))}
    </section>
  );
}

/** The plan and its day once, then who is missing. */
function Duty({ items }: { items: Appointment[] }) {
  const { t } = useTranslation();
  const [{ roadmapTitle, due }] = items as [Appointment, ...Appointment[]];
  return (
    <>
      <Text size="sm" className="quiet" mt="xs">
        {`${roadmapTitle}, ${t('tasks.until', { date: formatDay(due) })}`}
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
