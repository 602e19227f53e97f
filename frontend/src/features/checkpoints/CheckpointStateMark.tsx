import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconCalendarTime,
  IconCircleCheck,
  IconHourglass,
  IconPencil,
} from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { CheckpointState, CheckpointSummary } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { StatusMark, type Tone } from '../../shared/ui/StatusMark';

const looks: Record<CheckpointState, { tone: Tone; Icon: typeof IconPencil }> = {
  PLANNED: { tone: 'grey', Icon: IconCalendarTime },
  IN_PROGRESS: { tone: 'blue', Icon: IconPencil },
  SUBMITTED: { tone: 'violet', Icon: IconHourglass },
  ACCEPTED: { tone: 'green', Icon: IconCircleCheck },
  RETURNED: { tone: 'amber', Icon: IconArrowBackUp },
  CANCELLED: { tone: 'grey', Icon: IconBan },
};

type Props = { checkpoint: Pick<CheckpointSummary, 'state' | 'overdue' | 'daysLate'> };

/** Where the task stands, and by how many days it is late. */
export function CheckpointStateMark({ checkpoint: { state, overdue, daysLate } }: Props) {
  const { t } = useTranslation();
  const { tone, Icon } = looks[state];
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: '2px 10px' }}>
      {/* «Planned» says nothing new of what is late. */}
      {!(overdue && state === 'PLANNED') && (
        <StatusMark tone={tone} icon={<Icon aria-hidden />}>
          {codeWord('checkpointState', state)}
        </StatusMark>
      )}
      {overdue && (
        <StatusMark tone="red" icon={<IconAlertTriangle aria-hidden />}>
          {t('tasks.overdue', { count: daysLate })}
        </StatusMark>
      )}
      {!overdue && daysLate > 0 && (state === 'SUBMITTED' || state === 'ACCEPTED') && (
        <span className="quiet" style={{ fontSize: '0.867rem' }}>
          {t('tasks.wasLate', { count: daysLate })}
        </span>
      )}
    </span>
  );
}
