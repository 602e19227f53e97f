import { IconAlertCircle, IconCalendarCheck, IconCalendarOff, IconHelpCircle } from '@tabler/icons-react';
import type { TermStatus } from '../api/types';
import { codeWord } from '../i18n/codes';
import { StatusMark, type Tone } from '../ui/StatusMark';

const looks: Record<TermStatus, { tone: Tone; Icon: typeof IconHelpCircle }> = {
  PARSED: { tone: 'green', Icon: IconCalendarCheck },
  OPEN: { tone: 'grey', Icon: IconCalendarOff },
  NEEDS_REVIEW: { tone: 'amber', Icon: IconAlertCircle },
  UNPARSEABLE: { tone: 'red', Icon: IconHelpCircle },
};

export function TermStatusMark({ status }: { status: TermStatus }) {
  const { tone, Icon } = looks[status];
  return (
    <StatusMark tone={tone} icon={<Icon aria-hidden />}>
      {codeWord('termStatus', status)}
    </StatusMark>
  );
}
