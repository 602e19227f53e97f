import { Group, Stack, Text, Title } from '@mantine/core';
import { useMe, usePermission } from '../../shared/api/getMe';
import type { VisitSummary } from '../../shared/api/types';
import { addDays, formatDay, today } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { AppLink } from '../../shared/ui/links';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useAdviceIn } from './api/recommendations';
import { useNextVisits } from './api/visits';
import { AdviceMark, VisitMark } from './marks';
import { Waiting } from './Waiting';

const WEEK = 7;
const SOME = 5;
const MANY = 100;

/** On the page of the day: of who visits the week and what schools have not answered; of a school the next visit and what it owes. */
export default function VisitsToday() {
  const { t } = useTranslation();
  const person = useMe().data?.id ?? '';
  const visits = usePermission('visits:write');
  const answers = usePermission('visits:answer');
  const day = today();
  const week = useNextVisits({ visitor: 'ME', from: day, to: addDays(day, WEEK), limit: 20 }, visits);
  const unanswered = useAdviceIn(['ISSUED'], 'ME', MANY, visits);
  const toDecide = useAdviceIn(['DISPUTED', 'DONE'], 'ME', MANY, visits);
  const coming = useNextVisits({ from: day, limit: 20 }, answers);
  const owed = useAdviceIn(['ISSUED', 'ACCEPTED'], undefined, SOME, answers);
  const mine = (week.data?.items ?? []).filter(isAhead);
  const next = (coming.data?.items ?? []).find(isAhead);
  const advice = owed.data?.items ?? [];
  const counted = [
    { found: unanswered, one: 'advice.unanswered', many: 'advice.unansweredMany', state: 'ISSUED' },
    { found: toDecide, one: 'advice.toDecide', many: 'advice.toDecideMany', state: undefined },
  ] as const;
  const failed = [week, unanswered, toDecide, coming, owed].filter((one) => one.error && !one.data);
  const some = mine.length + advice.length + counted.filter(({ found }) => found.data?.items.length).length;
  if (some === 0 && !next && failed.length === 0) return <Waiting person={person} />;
  return (
    <section aria-labelledby="visits-today">
      <Title order={2} id="visits-today" mb={6}>
        {t('visits.today')}
      </Title>
      <Stack gap="xs">
        <Waiting person={person} />
        {failed[0] && (
          <ProblemAlert error={failed[0].error} onRetry={() => failed.forEach((one) => void one.refetch())} />
        )}
        {mine.length > 0 && <Text fw={600}>{t('visits.thisWeek', { day: formatDay(addDays(day, WEEK)) })}</Text>}
        {mine.map((one) => (
          <Line key={one.id} visit={one} words={[whenOf(one), one.organization.name, one.purpose].join(' · ')} />
        ))}
        {counted.map(({ found, one, many, state }) => {
          const count = found.data?.items.length ?? 0;
          return count > 0 ? (
            <AppLink key={one} to="/recommendations" search={{ visitor: 'ME', state }} w="fit-content">
              {t(found.data?.nextCursor ? many : one, { count })}
            </AppLink>
          ) : null;
        })}
        {next && (
          <>
            <Text fw={600}>{t('visits.next', { day: whenOf(next) })}</Text>
            <Line visit={next} words={[next.purpose, next.visitor.name].filter(Boolean).join(' · ')} />
          </>
        )}
        {advice.map((one) => (
          <Group key={one.id} gap="0 12px">
            <AppLink to="/visits/$visitId" params={{ visitId: one.visitId }} lineClamp={2}>
              {one.text}
            </AppLink>
            <Text size="sm" className="quiet">
              {t('advice.dueBy', { day: formatDay(one.due) })}
            </Text>
            <AdviceMark {...one} />
          </Group>
        ))}
        {owed.data?.nextCursor && (
          <AppLink to="/recommendations" w="fit-content">
            {t('visits.allAdvice')}
          </AppLink>
        )}
      </Stack>
    </section>
  );
}

const isAhead = ({ state }: VisitSummary) => state === 'PLANNED' || state === 'IN_PROGRESS';

const whenOf = (visit: VisitSummary) => [formatDay(visit.plannedOn), visit.plannedAt].filter(Boolean).join(', ');

function Line({ visit, words }: { visit: VisitSummary; words: string }) {
  return (
    <Group gap="0 12px">
      <AppLink to="/visits/$visitId" params={{ visitId: visit.id }}>
        {words}
      </AppLink>
      {visit.state === 'IN_PROGRESS' && <VisitMark state={visit.state} />}
    </Group>
  );
}
