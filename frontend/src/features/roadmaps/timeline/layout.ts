import type { Term } from '../../../shared/api/types';
import {
  addDays,
  daysBetween,
  firstOfMonth,
  lastOfMonth,
  monthOf,
  weekday,
  type IsoDay,
} from '../../../shared/format/dates';
import { allWindows, type Group } from '../rows';

export type Span = { from: IsoDay; to: IsoDay; days: number };
export type Mark = {
  kind: 'bar' | 'deadline' | 'tick' | 'endless';
  offset: number;
  length: number;
  start: IsoDay | null;
  due: IsoDay;
};

/** Whole months around the roadmap's period and everything its rows reach beyond it. */
export function spanOf(periodStart: IsoDay, periodEnd: IsoDay, groups: Group[]): Span {
  let from = periodStart;
  let to = periodEnd;
  for (const group of groups) {
    for (const row of group.rows) {
      for (const window of allWindows(row.term)) {
        const start = window.start ?? window.due;
        if (start < from) from = start;
        if (window.due > to) to = window.due;
      }
    }
  }
  from = firstOfMonth(monthOf(from));
  to = lastOfMonth(monthOf(to));
  return { from, to, days: daysBetween(from, to) + 1 };
}

/** Offsets and lengths in days from the span's first day. */
export function marksOf(term: Term, span: Span): Mark[] {
  const recurring = term.kind === 'RECURRING' || term.recurrence !== null;
  const marks = allWindows(term).map((window): Mark => {
    const start = window.start ?? window.due;
    const offset = daysBetween(span.from, start);
    const length = daysBetween(start, window.due) + 1;
    const single = length === 1;
    const kind = recurring && single ? 'tick' : single ? 'deadline' : 'bar';
    return { kind, offset, length, start: window.start, due: window.due };
  });
  if (marks.length === 0 && term.openBasis === 'CONTINUOUS') {
    return [{ kind: 'endless', offset: 0, length: span.days, start: span.from, due: span.to }];
  }
  return marks;
}

/** The Mondays inside the span: the axis of weeks. */
export function mondays(span: Span): IsoDay[] {
  const days: IsoDay[] = [];
  for (let day = addDays(span.from, (7 - weekday(span.from)) % 7); day <= span.to; day = addDays(day, 7))
    days.push(day);
  return days;
}
