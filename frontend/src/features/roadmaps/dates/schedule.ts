import type { ScheduleItem } from '../../../shared/api/types';

export type RowExecutor = { id: string; name: string };

/** A line of the schedule as it is being filled in. */
export type Line = { key: number; organizationId: string; start: string | null; due: string | null };

export const linesOf = (items: ScheduleItem[]): Line[] =>
  items.map(({ organizationId, start, due }, key) => ({
    key,
    organizationId: organizationId ?? '',
    start: start ?? null,
    due,
  }));

export const emptyLine = (lines: Line[]): Line => ({
  key: Math.max(-1, ...lines.map(({ key }) => key)) + 1,
  organizationId: '',
  start: null,
  due: null,
});

/** A line without its last day is not finished; one that ends before it begins is wrong. */
export const isWrongLine = ({ start, due }: Line) => due === null || (start !== null && start > due);

export const itemsOf = (lines: Line[]): ScheduleItem[] =>
  lines.flatMap(({ organizationId, start, due }) =>
    due ? [{ organizationId: organizationId || null, start, due }] : [],
  );
