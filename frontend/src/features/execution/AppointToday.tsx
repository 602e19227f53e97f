import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { formatDay } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { AppLink } from '../../shared/ui/links';
import { useAppointments } from './api/listAppointments';

const FEW = 5;

/** On the page of the day: where the own organisations have to appoint somebody responsible; what is late comes first. */
export default function AppointToday() {
  const { t } = useTranslation();
  const late = useAppointments({ mine: true, state: 'OVERDUE' }, FEW).data?.items ?? [];
  const coming = useAppointments({ mine: true, state: 'PENDING' }, FEW).data?.items ?? [];
  const items = [...late, ...coming];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="appoint-today">
      <Title order={2} id="appoint-today" mb={6}>
        {t('appointments.today')}
      </Title>
      <Stack gap="xs">
        {items.map(({ roadmapId, roadmapTitle, organization, due, state }) => (
          <Group key={`${roadmapId} ${organization.id}`} gap="0 12px">
            <AppLink to="/organizations/$organizationId" params={{ organizationId: organization.id }}>
              {organization.name}
            </AppLink>
            <Text size="sm" className="quiet">
              {[roadmapTitle, t('tasks.until', { date: formatDay(due) })].join(', ')}
            </Text>
            {state === 'OVERDUE' && <Text size="sm">{codeWord('appointmentState', state)}</Text>}
          </Group>
        ))}
      </Stack>
    </section>
  );
}
