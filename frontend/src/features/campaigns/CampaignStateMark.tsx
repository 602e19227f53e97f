import {
  IconCalendarClock,
  IconLock,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconReport,
} from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Campaign } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { StatusMark, type Tone } from '../../shared/ui/StatusMark';

const LOOKS: Record<Campaign['state'], { tone: Tone; Icon: typeof IconLock }> = {
  DRAFT: { tone: 'grey', Icon: IconPencil },
  SCHEDULED: { tone: 'blue', Icon: IconCalendarClock },
  OPEN: { tone: 'green', Icon: IconPlayerPlay },
  CLOSED: { tone: 'grey', Icon: IconLock },
  SCORED: { tone: 'violet', Icon: IconReport },
};

export function CampaignStateMark({ state, paused }: Pick<Campaign, 'state' | 'paused'>) {
  const { t } = useTranslation();
  if (paused && (state === 'OPEN' || state === 'SCHEDULED')) {
    return (
      <StatusMark tone="amber" icon={<IconPlayerPause aria-hidden />}>
        {t('campaigns.paused')}
      </StatusMark>
    );
  }
  const { tone, Icon } = LOOKS[state];
  return (
    <StatusMark tone={tone} icon={<Icon aria-hidden />}>
      {codeWord('campaignState', state)}
    </StatusMark>
  );
}
