import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconCircleHalf2,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Significance } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { StatusMark, type Tone } from '../../shared/ui/StatusMark';

const SIGNS: Record<Significance, { tone: Tone; icon: ReactNode }> = {
  HIGH: { tone: 'red', icon: <IconAlertTriangle aria-hidden /> },
  MEDIUM: { tone: 'amber', icon: <IconCircleHalf2 aria-hidden /> },
  LOW: { tone: 'blue', icon: <IconCircleDot aria-hidden /> },
  NONE: { tone: 'green', icon: <IconCircleCheck aria-hidden /> },
  INSUFFICIENT_DATA: { tone: 'grey', icon: <IconCircleDashed aria-hidden /> },
};

export const SignificanceMark = ({ value }: { value: Significance }) => (
  <StatusMark {...SIGNS[value]}>{codeWord('significance', value)}</StatusMark>
);
