import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Attendance, SchoolEvent } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { Pages } from '../../shared/ui/Pages';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { SearchField } from '../../shared/ui/SearchField';
import { useAttendancePages, useMark, type AttendanceFilter } from './api/attendance';
import { AttendanceRows } from './AttendanceRows';
import { asPromised, changedOf, isCount, markOf, type Said } from './marking';

/** As many as one request takes. */
const MOST = 500;

/** The invited schools: a school sees itself and answers, whoever runs the event marks many at once. */
export function AttendanceList({ event }: { event: SchoolEvent }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<AttendanceFilter>({});
  const [said, setSaid] = useState<Record<string, Said>>({});
  const pages = useAttendancePages(event.id, filter);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const marks = event.allowedActions.includes('mark');
  return (
    <section>
      <Title order={2} mb="xs">
        {t('events.invitedSchools')}
      </Title>
      <Stack gap="sm">
        {event.invited > 1 && (
          <Group gap="sm" align="flex-end" className="no-print">
            <SearchField
              label={t('events.searchSchool')}
              value={filter.q}
              onChange={(q) => setFilter({ ...filter, q })}
            />
            <CodeSelect
              label={t('events.answer')}
              group="attendanceAnswer"
              codes={['COMING', 'NOT_COMING'] as const}
              value={filter.answer}
              onChange={(answer) => setFilter({ ...filter, answer })}
              any={t('events.anyAnswer')}
            />
            <CodeSelect
              label={t('events.outcome')}
              group="attendanceOutcome"
              codes={['ATTENDED', 'ABSENT'] as const}
              value={filter.outcome}
              onChange={(outcome) => setFilter({ ...filter, outcome })}
              any={t('events.anyOutcome')}
            />
          </Group>
        )}
        <Pages
          pages={pages}
          count={(count, more) => t(more ? 'events.countMore' : 'events.schoolsCount', { count })}
          empty={<EmptyState title={t('common.nothingFound')} text={t('events.noSchools')} />}
        >
          {(shown) => <AttendanceRows event={event} items={shown} said={said} {...(marks ? { onSay: setSaid } : {})} />}
        </Pages>
        {marks && <Saving event={event} items={items} said={said} onSay={setSaid} />}
        <ExportButton
          path={`/api/v1/events/${event.id}/attendance`}
          query={filter}
          name={`${t('events.invitedSchools')} ${event.title}`}
        />
      </Stack>
    </section>
  );
}

type SavingProps = {
  event: SchoolEvent;
  items: Attendance[];
  said: Record<string, Said>;
  onSay: (said: Record<string, Said>) => void;
};

/** Saves what was marked in one step: all of it, or nothing. */
function Saving({ event, items, said, onSay }: SavingProps) {
  const { t } = useTranslation();
  const mark = useMark(event.id);
  const changed = changedOf(items, said);
  const wrong = changed.some((row) => !isCount(said[row.id]?.attended ?? ''));
  const promised = asPromised(items, said);
  const some = Object.keys(promised).length > Object.keys(said).length;
  const save = () =>
    mark.mutate(
      changed.slice(0, MOST).flatMap((row) => {
        const now = said[row.id];
        return now ? [markOf(row, now)] : [];
      }),
      { onSuccess: () => onSay({}) },
    );
  return (
    <>
      {mark.error && <ProblemAlert error={mark.error} />}
      <Group gap="xs" className="no-print">
        <Button size="sm" disabled={changed.length === 0 || wrong} loading={mark.isPending} onClick={save}>
          {t('events.saveMarks')}
        </Button>
        {some && (
          <Button size="sm" variant="default" onClick={() => onSay(promised)}>
            {t('events.asPromised')}
          </Button>
        )}
        <Text size="sm" className="quiet" role="status">
          {changed.length > 0 ? t('events.unsaved', { count: changed.length }) : ''}
        </Text>
      </Group>
    </>
  );
}
