import type { IsoDay } from '../../shared/format/dates';

export type Period = { start: IsoDay; end: IsoDay };
export type PeriodKind = 'CALENDAR' | 'SCHOOL';
export type NamedPeriod = Period & { key: string; kind: PeriodKind; year: number };

/** A school year is 1 September to 31 August. */
const named = (kind: PeriodKind, year: number): NamedPeriod =>
  kind === 'CALENDAR'
    ? { key: `C${year}`, kind, year, start: `${year}-01-01`, end: `${year}-12-31` }
    : { key: `S${year}`, kind, year, start: `${year}-09-01`, end: `${year + 1}-08-31` };

/** The years plans are written for around a day: this one and the next two, calendar and school. */
export function periodsAround(day: IsoDay): NamedPeriod[] {
  const year = Number(day.slice(0, 4));
  return [
    ...[year, year + 1, year + 2].map((one) => named('CALENDAR', one)),
    ...[year - 1, year, year + 1].map((one) => named('SCHOOL', one)),
  ];
}

const later = (day: IsoDay) => {
  const year = Number(day.slice(0, 4)) + 1;
  const next = `${year}${day.slice(4)}`;
  return day.endsWith('-02-29') ? `${year}-02-28` : next;
};

/** The same period a year later. */
export const yearLater = ({ start, end }: Period): Period => ({ start: later(start), end: later(end) });

export const samePeriod = (a: Period, b: Period) => a.start === b.start && a.end === b.end;

/** Both days are there and in order. */
export const isWhole = (period: { start: IsoDay | null; end: IsoDay | null }): period is Period =>
  period.start !== null && period.end !== null && period.start <= period.end;
