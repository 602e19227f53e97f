import type { BurnUpPoint } from '../../../shared/api/types';
import { daysBetween, type IsoDay } from '../../../shared/format/dates';

export const SERIES = ['planned', 'submitted', 'accepted'] as const;
export type Series = (typeof SERIES)[number];

/** The chart's own units; it is stretched to the width there is. */
export const WIDTH = 1000;
export const HEIGHT = 240;

export type Figures = Record<Series, number>;
const NONE: Figures = { planned: 0, submitted: 0, accepted: 0 };

/** How it stands on a day: the last step that has begun by then. */
export const standOn = (points: BurnUpPoint[], day: IsoDay): Figures =>
  points.filter((point) => point.from <= day).at(-1) ?? NONE;

export type Chart = { lines: Record<Series, string>; top: number; today: number | null };

/** Lines that keep their height from step to step; what was done ends today, what is planned with the plan. */
export function chartOf(points: BurnUpPoint[], from: IsoDay, to: IsoDay, today: IsoDay): Chart {
  const first = points[0] && points[0].from < from ? points[0].from : from;
  const latest = points.at(-1)?.from ?? to;
  const last = latest > to ? latest : to;
  const days = Math.max(1, daysBetween(first, last));
  const top = Math.max(1, ...points.map((point) => Math.max(...SERIES.map((series) => point[series]))));
  const x = (day: IsoDay) => round((daysBetween(first, day) / days) * WIDTH);
  const y = (value: number) => round(HEIGHT - (value / top) * HEIGHT);
  const line = (series: Series, end: IsoDay) => {
    const until = points.filter((point) => point.from <= end);
    const steps = until.map((point) => `H${x(point.from)}V${y(point[series])}`);
    return `M0 ${HEIGHT}${steps.join('')}H${x(end)}`;
  };
  const end = today < first ? first : today > last ? last : today;
  return {
    lines: { planned: line('planned', last), submitted: line('submitted', end), accepted: line('accepted', end) },
    top,
    today: today >= first && today <= last ? x(today) : null,
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
