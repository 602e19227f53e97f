import { IconAlertTriangle, IconCircleCheck, IconClock, IconEqual } from '@tabler/icons-react';
import type { RoadmapCopyItem } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import { StatusMark, type Tone } from '../../../shared/ui/StatusMark';

const LOOKS: Record<RoadmapCopyItem['state'], { tone: Tone; Icon: typeof IconClock }> = {
  WAITING: { tone: 'grey', Icon: IconClock },
  MADE: { tone: 'green', Icon: IconCircleCheck },
  ALREADY_THERE: { tone: 'blue', Icon: IconEqual },
  FAILED: { tone: 'red', Icon: IconAlertTriangle },
};

export function CopyItemMark({ state }: { state: RoadmapCopyItem['state'] }) {
  const { tone, Icon } = LOOKS[state];
  return (
    <StatusMark tone={tone} icon={<Icon aria-hidden />}>
      {codeWord('copyItemState', state)}
    </StatusMark>
  );
}
