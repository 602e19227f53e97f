import { Group, Stack, Text, Title } from '@mantine/core';
import { addDays, formatDay, today } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { AppLink } from '../../shared/ui/links';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useObligationCounts, useOwedSoon } from './api/reports';
import { LateMark, StateMark } from './StateMark';
import { periodWords } from './words';

const AHEAD_DAYS = 10;

/** On the page of the day: reports that are late, came back or are due soon, and how many wait for a decision. */
export default function OwedToday() {
  const { t, i18n } = useTranslation();
  const soon = useOwedSoon(addDays(today(), AHEAD_DAYS));
  const counts = useObligationCounts({});
  const owed = soon.data;
  const waiting = counts.data?.toAccept ?? 0;
  const items = owed?.items ?? [];
  const failed = [soon, counts].filter((one) => one.error && !one.data);
  if (items.length === 0 && waiting === 0 && failed.length === 0) return null;
  return (
    <section aria-labelledby="owed-today">
      <Title order={2} id="owed-today" mb={6}>
        {t('reports.title')}
      </Title>
      <Stack gap="xs">
        {failed[0] && (
          <ProblemAlert error={failed[0].error} onRetry={() => failed.forEach((one) => void one.refetch())} />
        )}
        {items.map((one) => (
          <Group key={one.id} gap="0 12px">
            <AppLink to="/report-obligations/$obligationId" params={{ obligationId: one.id }}>
              {[one.templateName, periodWords(one, i18n.language)].join(', ')}
            </AppLink>
            <Text size="sm" className="quiet">
              {t('reports.dueBy', { day: formatDay(one.due) })}
            </Text>
            <LateMark late={one.late} lateDays={one.lateDays} />
            {one.state === 'RETURNED' && <StateMark state={one.state} />}
          </Group>
        ))}
        {owed?.nextCursor && (
          <AppLink to="/report-obligations" search={{ view: 'MINE' }} w="fit-content">
            {t('reports.allOwed')}
          </AppLink>
        )}
        {waiting > 0 && (
          <AppLink to="/report-obligations" search={{ view: 'TO_ACCEPT' }} w="fit-content">
            {t('reports.waiting', { count: waiting })}
          </AppLink>
        )}
      </Stack>
    </section>
  );
}
