import type { Activity, TermWindow } from '../../../shared/api/types';
import { addDays, firstOfMonth, lastOfMonth, weekday, type IsoDay } from '../../../shared/format/dates';
import { allWindows, touchesMonth, type Group } from '../rows';

export type Entry = { row: Activity; window: TermWindow };
export type Day = { day: IsoDay; inMonth: boolean; entries: Entry[] };

/** Whole weeks, Monday first, around a month, each day with what is due on it. */
export function weeksOf(month: string, groups: Group[]): Day[][] {
  const due = dueByDay(groups);
  const first = firstOfMonth(month);
  const last = lastOfMonth(month);
  const weeks: Day[][] = [];
  for (let day = addDays(first, -weekday(first)); day <= last; day = addDays(day, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => addDays(day, index)).map((one) => ({
        day: one,
        inMonth: one >= first && one <= last,
        entries: due.get(one) ?? [],
      })),
    );
  }
  return weeks;
}

function dueByDay(groups: Group[]): Map<IsoDay, Entry[]> {
  const days = new Map<IsoDay, Entry[]>();
  for (const row of groups.flatMap((group) => group.rows)) {
    for (const window of allWindows(row.term)) {
      const entries = days.get(window.due) ?? [];
      // A date per school may fall on one day: the row stands there once.
      if (!entries.some((entry) => entry.row.id === row.id)) days.set(window.due, [...entries, { row, window }]);
    }
  }
  return days;
}

/** Rows at work in the month whose due day lies later. */
export const runningIn = (month: string, groups: Group[]): Activity[] =>
  groups
    .flatMap((group) => group.rows)
    .filter((row) => touchesMonth(row.term, month) && !allWindows(row.term).some((one) => one.due.startsWith(month)));

/** The month to begin with: today's when something is due in it, else the first with anything due. */
export function firstMonth(today: IsoDay, groups: Group[]): string {
  const months = [...dueByDay(groups).keys()].map((day) => day.slice(0, 7)).sort();
  const current = today.slice(0, 7);
  return months.includes(current) || months.length === 0
    ? current
    : (months.find((month) => month > current) ?? months[0]!);
}
