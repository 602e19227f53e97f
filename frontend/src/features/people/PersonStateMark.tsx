import { IconBan, IconCircleCheck, IconDoorExit, IconLock, IconMail } from '@tabler/icons-react';
import type { PersonState } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { StatusMark, type Tone } from '../../shared/ui/StatusMark';

const looks: Record<PersonState, { tone: Tone; Icon: typeof IconMail }> = {
  INVITED: { tone: 'blue', Icon: IconMail },
  ACTIVE: { tone: 'green', Icon: IconCircleCheck },
  LOCKED: { tone: 'amber', Icon: IconLock },
  DISABLED: { tone: 'red', Icon: IconBan },
  LEFT: { tone: 'grey', Icon: IconDoorExit },
};

export function PersonStateMark({ state }: { state: PersonState }) {
  const { tone, Icon } = looks[state];
  return (
    <StatusMark tone={tone} icon={<Icon aria-hidden />}>
      {codeWord('personState', state)}
    </StatusMark>
  );
}
