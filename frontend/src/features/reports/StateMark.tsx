import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconClockExclamation,
  IconEye,
  IconPencil,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ReportObligationState, ReportObligationSummary } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { StatusMark, type Tone } from '../../shared/ui/StatusMark';

const SIGNS: Record<ReportObligationState, { tone: Tone; icon: ReactNode }> = {
  PLANNED: { tone: 'grey', icon: <IconCircleDashed aria-hidden /> },
  IN_PROGRESS: { tone: 'blue', icon: <IconPencil aria-hidden /> },
  SUBMITTED: { tone: 'violet', icon: <IconEye aria-hidden /> },
  ACCEPTED: { tone: 'green', icon: <IconCircleCheck aria-hidden /> },
  RETURNED: { tone: 'amber', icon: <IconArrowBackUp aria-hidden /> },
};

/** How far a report is; that its day is over is said beside it. */
export function StateMark({ state }: { state: ReportObligationState }) {
  return <StatusMark {...SIGNS[state]}>{codeWord('owedState', state)}</StatusMark>;
}

export function LateMark({ late, lateDays }: Pick<ReportObligationSummary, 'late' | 'lateDays'>) {
  const { t } = useTranslation();
  if (lateDays === null) return null;
  return (
    <StatusMark tone={late ? 'red' : 'grey'} icon={<IconClockExclamation aria-hidden />}>
      {t(late ? 'reports.late' : 'reports.wasLate', { count: lateDays })}
    </StatusMark>
  );
}
