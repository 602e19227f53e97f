import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import { StatusMark } from '../../shared/ui/StatusMark';

/** «7 сроков требуют проверки». */
export function DoubtCount({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <StatusMark tone="amber" icon={<IconAlertCircle aria-hidden />}>
      {t('term.doubtCount', { count })}
    </StatusMark>
  );
}
