import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleHalf2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { EngagementLevel } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { StatusMark, type Tone } from '../../shared/ui/StatusMark';

const SIGNS: Record<EngagementLevel, { tone: Tone; icon: ReactNode }> = {
  RED: { tone: 'red', icon: <IconAlertTriangle aria-hidden /> },
  YELLOW: { tone: 'amber', icon: <IconCircleHalf2 aria-hidden /> },
  GREEN: { tone: 'green', icon: <IconCircleCheck aria-hidden /> },
  UNKNOWN: { tone: 'grey', icon: <IconCircleDashed aria-hidden /> },
};

export const LevelMark = ({ value }: { value: EngagementLevel }) => (
  <StatusMark {...SIGNS[value]}>{codeWord('engagementLevel', value)}</StatusMark>
);
