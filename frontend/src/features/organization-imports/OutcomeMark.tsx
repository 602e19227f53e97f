import {
  IconAlertTriangle,
  IconCircleMinus,
  IconCirclePlus,
  IconEqual,
  IconHelpCircle,
  IconPencil,
} from '@tabler/icons-react';
import type { RowOutcome } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { StatusMark, type Tone } from '../../shared/ui/StatusMark';

const looks: Record<RowOutcome, { tone: Tone; Icon: typeof IconPencil }> = {
  NEW: { tone: 'green', Icon: IconCirclePlus },
  UPDATE: { tone: 'blue', Icon: IconPencil },
  UNCHANGED: { tone: 'grey', Icon: IconEqual },
  ERROR: { tone: 'red', Icon: IconAlertTriangle },
  AMBIGUOUS: { tone: 'amber', Icon: IconHelpCircle },
  SKIPPED: { tone: 'grey', Icon: IconCircleMinus },
};

export function OutcomeMark({ outcome }: { outcome: RowOutcome }) {
  const { tone, Icon } = looks[outcome];
  return (
    <StatusMark tone={tone} icon={<Icon aria-hidden />}>
      {codeWord('rowOutcomeOne', outcome)}
    </StatusMark>
  );
}
