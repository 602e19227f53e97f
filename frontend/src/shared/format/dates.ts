/** Dates travel as ISO days (2021-04-30) and are never turned into instants: a day has no time zone. */
export type IsoDay = string;

const DAY = 86_400_000;

export const toUtc = (day: IsoDay) => Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10));
export const fromUtc = (time: number): IsoDay => new Date(time).toISOString().slice(0, 10);
export const addDays = (day: IsoDay, count: number): IsoDay => fromUtc(toUtc(day) + count * DAY);
export const daysBetween = (from: IsoDay, to: IsoDay) => Math.round((toUtc(to) - toUtc(from)) / DAY);
/** Whether a text of an address is a day that there is. */
export const isDay = (value: unknown): value is IsoDay => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = toUtc(value);
  return !Number.isNaN(time) && fromUtc(time) === value;
};
/** Monday is 0. */
export const weekday = (day: IsoDay) => (new Date(toUtc(day)).getUTCDay() + 6) % 7;
export const monthOf = (day: IsoDay) => day.slice(0, 7);
export const firstOfMonth = (month: string): IsoDay => `${month}-01`;
export const nextMonth = (month: string, step = 1) => {
  const date = new Date(Date.UTC(+month.slice(0, 4), +month.slice(5, 7) - 1 + step, 1));
  return date.toISOString().slice(0, 7);
};
export const lastOfMonth = (month: string): IsoDay => addDays(firstOfMonth(nextMonth(month)), -1);

export function monthsBetween(from: IsoDay, to: IsoDay): string[] {
  const months: string[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = nextMonth(month)) months.push(month);
  return months;
}

/** Today where the executor works: Vladivostok is seven hours ahead of Moscow. */
export function today(timeZone?: string): IsoDay {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(new Date());
}

/** 2021-04-30 as 30.04.2021, in both languages: that is how the documents write it. */
export const formatDay = (day: IsoDay) => `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

export function formatWindow(window: { start?: IsoDay | null; due: IsoDay }): string {
  const { start, due } = window;
  return start && start !== due ? `${formatDay(start)}–${formatDay(due)}` : formatDay(due);
}

export const formatPeriod = (from?: IsoDay | null, to?: IsoDay | null) =>
  from && to ? `${formatDay(from)}–${formatDay(to)}` : '';

/** «март 2021» or «март»; the long form opens a heading and so begins with a capital letter. */
export function monthName(month: string, language: string, style: 'long' | 'short' | 'full' = 'long'): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  if (style === 'short') return new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(date);
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(date);
  const capital = name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  return style === 'full' ? `${capital} ${month.slice(0, 4)}` : capital;
}

export const weekdayNames = (language: string) =>
  [5, 6, 7, 8, 9, 10, 11].map((day) =>
    new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, 0, day)),
  );

export const formatInstant = (instant: string, language: string) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(instant),
  );
