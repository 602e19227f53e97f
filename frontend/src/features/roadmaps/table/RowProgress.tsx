import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCalendarTime,
  IconCircleCheck,
  IconHourglass,
  IconPencil,
} from '@tabler/icons-react';
import type { ProgressCounts } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import { useTranslation } from '../../../shared/i18n/i18n';
import { StateBar } from '../../../shared/progress/ShareBar';
import { StatusMark, type Tone } from '../../../shared/ui/StatusMark';
import { BEHIND, type Figure } from '../progress/figures';
import { TasksLink } from '../TasksLink';
import classes from './RowProgress.module.css';

const looks: Record<Exclude<Figure, 'total'>, { tone: Tone; Icon: typeof IconPencil }> = {
  overdue: { tone: 'red', Icon: IconAlertTriangle },
  returned: { tone: 'amber', Icon: IconArrowBackUp },
  submitted: { tone: 'violet', Icon: IconHourglass },
  inProgress: { tone: 'blue', Icon: IconPencil },
  planned: { tone: 'grey', Icon: IconCalendarTime },
  accepted: { tone: 'green', Icon: IconCircleCheck },
};

/** What somebody has to see to; the rest is told by how much is done. */
const URGENT = ['overdue', 'returned', 'submitted'] as const;

/** The one state of a row that asks nothing of anybody now. */
const calm = (counts: ProgressCounts) =>
  counts.accepted === counts.total
    ? 'accepted'
    : counts.inProgress > 0 || counts.accepted > 0
      ? 'inProgress'
      : 'planned';

type Props = { counts: ProgressCounts | undefined; roadmapId: string; activityId: string };

/** Where a row of the plan stands: its state in words, and how much of it is accepted. */
export default function RowProgress({ counts, roadmapId, activityId }: Props) {
  const { t } = useTranslation();
  if (!counts || counts.total === 0) return <span className="quiet">{t('progress.nobody')}</span>;
  const urgent = URGENT.filter((figure) => counts[figure] > 0);
  const behind = { roadmap: roadmapId, activity: activityId };
  return (
    <>
      <div className={classes.marks}>
        {urgent.length === 0 && <Mark figure={calm(counts)} done={counts.accepted === counts.total} />}
        {urgent.map((figure) => (
          <TasksLink key={figure} search={{ ...behind, ...BEHIND[figure] }}>
            <Mark figure={figure} count={counts[figure]} />
          </TasksLink>
        ))}
      </div>
      <StateBar counts={counts} />
      <div className={classes.words}>{t('progress.ofAll', { done: counts.accepted, total: counts.total })}</div>
    </>
  );
}

type MarkProps = { figure: Exclude<Figure, 'total'>; count?: number; done?: boolean };

function Mark({ figure, count, done }: MarkProps) {
  const { t } = useTranslation();
  const { tone, Icon } = looks[figure];
  const word = done ? t('progress.done') : codeWord('figure', figure);
  return (
    <StatusMark tone={tone} icon={<Icon aria-hidden />}>
      {count === undefined ? word : `${word}: ${count}`}
    </StatusMark>
  );
}
