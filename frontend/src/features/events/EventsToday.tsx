import { Group, Stack, Text, Title } from '@mantine/core';
import { usePermission } from '../../shared/api/getMe';
import type { SchoolEvent } from '../../shared/api/types';
import { addDays, today } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { AppLink } from '../../shared/ui/links';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useEventsAhead, useEventsToHold } from './api/events';
import { titleOf, whenOf } from './words';

const SOME = 5;
const WEEK = 7;

/** On the page of the day: the next events, which of them wait for an answer, and which are over and not marked. */
export default function EventsToday() {
  const { t } = useTranslation();
  const writes = usePermission('attendance:write');
  const answers = usePermission('attendance:answer') && !writes;
  const day = today();
  // Who runs events is told of this week; a school of all that it is invited to.
  const ahead = useEventsAhead(day, answers ? undefined : addDays(day, WEEK));
  const over = useEventsToHold(addDays(day, -1), writes);
  const next = [...(ahead.data?.items ?? [])].reverse().slice(0, SOME);
  const late = (over.data?.items ?? []).filter(({ allowedActions }) => allowedActions.includes('hold')).slice(0, SOME);
  const failed = [ahead, over].filter((one) => one.error && !one.data);
  if (next.length + late.length + failed.length === 0) return null;
  return (
    <section aria-labelledby="events-today">
      <Title order={2} id="events-today" mb={6}>
        {t('events.pageTitle')}
      </Title>
      <Stack gap="xs">
        {failed[0] && (
          <ProblemAlert error={failed[0].error} onRetry={() => failed.forEach((one) => void one.refetch())} />
        )}
        {next.map((one) => (
          <Line
            key={one.id}
            event={one}
            note={answers && one.coming + one.notComing < one.invited ? t('events.waits') : ''}
          />
        ))}
        {late.map((one) => (
          <Line key={one.id} event={one} note={t('events.toMark')} />
        ))}
      </Stack>
    </section>
  );
}

function Line({ event, note }: { event: SchoolEvent; note: string }) {
  const { i18n } = useTranslation();
  return (
    <Group gap="0 12px">
      <AppLink to="/events/$eventId" params={{ eventId: event.id }}>
        {titleOf(event, i18n.language)}
      </AppLink>
      <Text size="sm" className="quiet">
        {[whenOf(event), note].filter(Boolean).join(' · ')}
      </Text>
    </Group>
  );
}
