import { ActionIcon, Button, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Activity } from '../../../shared/api/types';
import { formatDay, formatWindow, monthName, nextMonth, weekdayNames } from '../../../shared/format/dates';
import { TermDates } from '../../../shared/terms/TermDates';
import type { ViewProps } from '../view';
import { firstMonth, runningIn, weeksOf, type Day, type Entry } from './days';
import classes from './CalendarView.module.css';

type Props = ViewProps & { month: string | undefined; onMonth: (month: string) => void };
const FEW = 3;

/** What is due on which day; on a phone the same days as a list. */
export default function CalendarView({ groups, open, today, month: asked, onMonth }: Props) {
  const { t, i18n } = useTranslation();
  const month = asked ?? firstMonth(today, groups);
  const weeks = weeksOf(month, groups);
  const running = runningIn(month, groups);
  const busy = weeks.flat().filter((day) => day.inMonth && day.entries.length > 0);
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('calendar.previous')}
          onClick={() => onMonth(nextMonth(month, -1))}
        >
          <IconChevronLeft aria-hidden />
        </ActionIcon>
        <Title order={2} className={classes.month} aria-live="polite">
          {monthName(month, i18n.language, 'full')}
        </Title>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('calendar.next')}
          onClick={() => onMonth(nextMonth(month))}
        >
          <IconChevronRight aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={() => onMonth(today.slice(0, 7))}>
          {t('calendar.today')}
        </Button>
      </Group>
      <table className={classes.grid}>
        <thead>
          <tr>
            {weekdayNames(i18n.language).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map((day) => (
                <DayCell key={day.day} day={day} today={day.day === today} open={open} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.agenda}>
        {busy.length === 0 && <Text>{t('calendar.nothingDue')}</Text>}
        {busy.map((day) => (
          <section key={day.day}>
            <Title order={3} size="sm" c={day.day === today ? 'var(--opora-red)' : undefined}>
              {formatDay(day.day)}
            </Title>
            <ul className={classes.list}>
              {day.entries.map((entry) => (
                <EntryItem key={entry.row.id} entry={entry} open={open} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {running.length > 0 && <Running rows={running} open={open} />}
    </Stack>
  );
}

function DayCell({ day, today, open }: { day: Day; today: boolean; open: (row: Activity) => void }) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  const shown = whole ? day.entries : day.entries.slice(0, FEW);
  const hidden = day.entries.length - shown.length;
  return (
    <td data-outside={!day.inMonth || undefined} data-today={today || undefined}>
      <time dateTime={day.day} aria-current={today ? 'date' : undefined}>
        {Number(day.day.slice(8))}
      </time>
      <ul className={classes.list}>
        {shown.map((entry) => (
          <EntryItem key={entry.row.id} entry={entry} open={open} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(true)}>
          {t('term.more', { count: hidden })}
        </Button>
      )}
    </td>
  );
}

function EntryItem({ entry, open }: { entry: Entry; open: (row: Activity) => void }) {
  const { row, window } = entry;
  return (
    <li>
      <UnstyledButton
        className={classes.entry}
        title={`${row.title} · ${formatWindow(window)}`}
        aria-haspopup="dialog"
        onClick={() => open(row)}
      >
        {[row.number, row.title].filter(Boolean).join(' ')}
      </UnstyledButton>
    </li>
  );
}

function Running({ rows, open }: { rows: Activity[]; open: (row: Activity) => void }) {
  const { t } = useTranslation();
  return (
    <section>
      <Title order={3} size="h3">
        {t('calendar.running')}
      </Title>
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.id} className={classes.running}>
            <UnstyledButton className={classes.link} onClick={() => open(row)} aria-haspopup="dialog">
              {[row.number, row.title].filter(Boolean).join(' ')}
            </UnstyledButton>
            <Text size="sm" className="quiet">
              <TermDates term={row.term} />
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
