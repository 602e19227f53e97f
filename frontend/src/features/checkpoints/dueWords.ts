import type { CheckpointSummary } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import type { Translate } from '../../shared/i18n/i18n';

/** «до 30.04.2026»; what is never overdue is asked for on a day. */
export function dueWords({ due, promptOn }: Pick<CheckpointSummary, 'due' | 'promptOn'>, t: Translate): string {
  if (due) return t('tasks.until', { date: formatDay(due) });
  if (promptOn) return t('tasks.promptOn', { date: formatDay(promptOn) });
  return t('tasks.noDue');
}

/** The order's number of a row and its words. */
export const rowWords = ({ number, title }: Pick<CheckpointSummary, 'number' | 'title'>) =>
  number ? `${number} ${title}` : title;
