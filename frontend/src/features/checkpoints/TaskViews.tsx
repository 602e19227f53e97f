import { useTranslation } from '../../shared/i18n/i18n';
import type { CheckpointCounts } from '../../shared/api/types';
import { VIEWS, type TaskView } from './search';
import classes from './TaskViews.module.css';

const COUNT = {
  TODAY: 'today',
  WEEK: 'week',
  OVERDUE: 'overdue',
  RETURNED: 'returned',
  TO_ACCEPT: 'toAccept',
  ALL: 'all',
} as const;

export const countOf = (counts: CheckpointCounts | undefined, view: TaskView) => counts?.[COUNT[view]];

type Props = {
  value: TaskView;
  counts: CheckpointCounts | undefined;
  mayControl: boolean;
  onChange: (view: TaskView) => void;
};

/** The views of the tasks with how much is in each. */
export function TaskViews({ value, counts, mayControl, onChange }: Props) {
  const { t } = useTranslation();
  const words = (count: number) => (counts && count >= counts.most ? `${counts.most}+` : String(count));
  return (
    <div role="group" aria-label={t('tasks.views')} className={`${classes.views} no-print`}>
      {VIEWS.filter((view) => mayControl || view !== 'TO_ACCEPT').map((view) => {
        const count = countOf(counts, view);
        return (
          <button
            key={view}
            type="button"
            className={classes.view}
            aria-pressed={view === value}
            data-alert={(view === 'OVERDUE' || view === 'RETURNED') && count ? view : undefined}
            onClick={() => onChange(view)}
          >
            {`${t(`tasks.view.${view}`)} `}
            {count !== undefined && <span className={classes.count}>{words(count)}</span>}
          </button>
        );
      })}
    </div>
  );
}
