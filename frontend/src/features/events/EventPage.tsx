import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isMissing } from '../../shared/api/problem';
import type { SchoolEvent } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useEvent } from './api/events';
import { AttendanceList } from './AttendanceList';
import { Feedback } from './Feedback';
import { EventMark } from './marks';
import { Ways } from './Ways';
import { titleOf, whenOf, whomOf } from './words';

/** One event: what, when and where, and the invited schools that one sees. */
export default function EventPage() {
  const { t, i18n } = useTranslation();
  const { eventId } = useParams({ from: '/events/$eventId' });
  const found = useEvent(eventId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('events.missingTitle')} text={t('events.missingText')}>
        <ButtonLink to="/events">{t('events.pageTitle')}</ButtonLink>
      </EmptyState>
    );
  }
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const event = found.data;
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <AppLink to="/events" w="fit-content">
          {t('events.pageTitle')}
        </AppLink>
        <PageTitle title={titleOf(event, i18n.language)} />
        <Group gap="sm">
          <EventMark state={event.state} />
          <Text className="quiet">
            {codeWord('eventKind', event.kind)} · {event.organization.name}
          </Text>
        </Group>
        {event.cancelledReason && <Text>{t('events.cancelledReason', { reason: event.cancelledReason })}</Text>}
        {event.allowedActions.includes('announce') && <Text>{t('events.draftHint')}</Text>}
        <Ways event={event} />
      </Stack>
      <Facts event={event} />
      {event.agenda && (
        <div>
          <Text size="sm" className="quiet">
            {t('events.agenda')}
          </Text>
          <Text className="verbatim">{event.agenda}</Text>
        </div>
      )}
      <Feedback event={event} />
      {event.state !== 'DRAFT' && <AttendanceList event={event} />}
    </Stack>
  );
}

function Facts({ event }: { event: SchoolEvent }) {
  const { t } = useTranslation();
  return (
    <Group gap="xl" align="flex-start">
      <Fact label={t('events.when')}>{whenOf(event)}</Fact>
      {event.venue && <Fact label={t('events.venue')}>{event.venue}</Fact>}
      <Fact label={t('events.organizer')}>{event.organizer}</Fact>
      <Fact label={t('events.positions')}>{event.positions.join('; ') || t('events.anybody')}</Fact>
      <Fact label={t('events.whom')}>{whomOf(event, t)}</Fact>
      {event.state !== 'DRAFT' && (
        <Fact label={t('events.schoolsSaid')}>
          {t('events.comeOf', { coming: event.coming, invited: event.invited })}
          {event.attended + event.absent > 0 &&
            `; ${t('events.cameOf', { attended: event.attended, invited: event.invited })}`}
        </Fact>
      )}
      {event.link && (
        <Fact label={t('events.link')}>
          <Anchor href={event.link} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
            {event.link}
          </Anchor>
        </Fact>
      )}
    </Group>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" className="quiet">
        {label}
      </Text>
      <Text fw={600} component="div">
        {children}
      </Text>
    </div>
  );
}
