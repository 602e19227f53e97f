import { IconBan, IconCircleCheck, IconPencil, IconSpeakerphone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SchoolEvent } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { StatusMark, type Tone } from '../../shared/ui/StatusMark';

const SIGNS: Record<SchoolEvent['state'], { tone: Tone; icon: ReactNode }> = {
  DRAFT: { tone: 'grey', icon: <IconPencil aria-hidden /> },
  ANNOUNCED: { tone: 'blue', icon: <IconSpeakerphone aria-hidden /> },
  HELD: { tone: 'green', icon: <IconCircleCheck aria-hidden /> },
  CANCELLED: { tone: 'red', icon: <IconBan aria-hidden /> },
};

/** How far an event is. */
export function EventMark({ state }: { state: SchoolEvent['state'] }) {
  return <StatusMark {...SIGNS[state]}>{codeWord('eventState', state)}</StatusMark>;
}
