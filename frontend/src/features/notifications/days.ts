import type { Notification } from '../../shared/api/types';

/** The day a moment falls on where the person sits. */
export const localDay = (moment: string) =>
  new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(moment));

/** Newest first, in groups of a day. */
export function byDay(items: Notification[]): { day: string; items: Notification[] }[] {
  const days: { day: string; items: Notification[] }[] = [];
  for (const item of items) {
    const day = localDay(item.createdAt);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
