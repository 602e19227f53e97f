import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClockExclamation,
  IconEye,
  IconMessageReport,
  IconPencil,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Recommendation, RecommendationState, VisitState } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { StatusMark, type Tone } from '../../shared/ui/StatusMark';

type Sign = { tone: Tone; icon: ReactNode };

const VISIT: Record<VisitState, Sign> = {
  PLANNED: { tone: 'grey', icon: <IconCircleDashed aria-hidden /> },
  IN_PROGRESS: { tone: 'blue', icon: <IconPencil aria-hidden /> },
  COMPLETED: { tone: 'violet', icon: <IconEye aria-hidden /> },
  ACKNOWLEDGED: { tone: 'green', icon: <IconCircleCheck aria-hidden /> },
  CANCELLED: { tone: 'grey', icon: <IconCircleX aria-hidden /> },
};

const ADVICE: Record<RecommendationState, Sign> = {
  ISSUED: { tone: 'grey', icon: <IconCircleDashed aria-hidden /> },
  ACCEPTED: { tone: 'blue', icon: <IconPencil aria-hidden /> },
  DISPUTED: { tone: 'amber', icon: <IconMessageReport aria-hidden /> },
  DONE: { tone: 'violet', icon: <IconEye aria-hidden /> },
  VERIFIED: { tone: 'green', icon: <IconCircleCheck aria-hidden /> },
  WITHDRAWN: { tone: 'grey', icon: <IconArrowBackUp aria-hidden /> },
};

export const VisitMark = ({ state }: { state: VisitState }) => (
  <StatusMark {...VISIT[state]}>{codeWord('visitState', state)}</StatusMark>
);

/** How far a recommendation is; that its day is over is said beside it. */
export function AdviceMark({ state, overdue }: Pick<Recommendation, 'state' | 'overdue'>) {
  const { t } = useTranslation();
  return (
    <>
      <StatusMark {...ADVICE[state]}>{codeWord('adviceState', state)}</StatusMark>
      {overdue && (
        <StatusMark tone="red" icon={<IconClockExclamation aria-hidden />}>
          {t('advice.overdue')}
        </StatusMark>
      )}
    </>
  );
}
