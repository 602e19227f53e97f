import { IconArchive, IconCircleCheck, IconEdit, IconPlayerPlay, IconUsers } from '@tabler/icons-react';
import type { RoadmapState } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { StatusMark, type Tone } from '../../shared/ui/StatusMark';

const looks: Record<RoadmapState, { tone: Tone; Icon: typeof IconEdit }> = {
  DRAFT: { tone: 'grey', Icon: IconEdit },
  IN_AGREEMENT: { tone: 'amber', Icon: IconUsers },
  APPROVED: { tone: 'green', Icon: IconCircleCheck },
  ACTIVE: { tone: 'blue', Icon: IconPlayerPlay },
  CLOSED: { tone: 'grey', Icon: IconArchive },
};

export function RoadmapStateMark({ state }: { state: RoadmapState }) {
  const { tone, Icon } = looks[state];
  return (
    <StatusMark tone={tone} icon={<Icon aria-hidden />}>
      {codeWord('roadmapState', state)}
    </StatusMark>
  );
}
