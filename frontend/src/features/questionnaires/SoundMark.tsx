import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import { StatusMark } from '../../shared/ui/StatusMark';

/** Whether a questionnaire can be asked. */
export function SoundMark({ sound }: { sound: boolean }) {
  const { t } = useTranslation();
  return sound ? (
    <StatusMark tone="green" icon={<IconCheck aria-hidden />}>
      {t('questionnaireState.SOUND')}
    </StatusMark>
  ) : (
    <StatusMark tone="amber" icon={<IconAlertTriangle aria-hidden />}>
      {t('questionnaireState.UNSOUND')}
    </StatusMark>
  );
}
