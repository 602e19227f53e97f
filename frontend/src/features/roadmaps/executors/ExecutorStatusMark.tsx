import { IconCircleCheck, IconHelpCircle, IconSwitch3 } from '@tabler/icons-react';
import type { Executor } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import { StatusMark, type Tone } from '../../../shared/ui/StatusMark';

const LOOKS: Record<Executor['status'], { tone: Tone; Icon: typeof IconHelpCircle }> = {
  RESOLVED: { tone: 'green', Icon: IconCircleCheck },
  AMBIGUOUS: { tone: 'amber', Icon: IconSwitch3 },
  UNRESOLVED: { tone: 'red', Icon: IconHelpCircle },
};

export function ExecutorStatusMark({ status }: { status: Executor['status'] }) {
  const { tone, Icon } = LOOKS[status];
  return (
    <StatusMark tone={tone} icon={<Icon aria-hidden />}>
      {codeWord('executorStatus', status)}
    </StatusMark>
  );
}
