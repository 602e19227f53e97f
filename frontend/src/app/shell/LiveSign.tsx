import { IconPlugConnectedX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { liveStatus } from '../../shared/live/status';
import classes from './LiveSign.module.css';

/** Says that changes by others do not arrive by themselves just now; nothing else stops working. */
export function LiveSign() {
  const { t } = useTranslation();
  const away = useSyncExternalStore(liveStatus.subscribe, () => liveStatus.get() === 'away');
  return (
    <span role="status" className={classes.sign}>
      {away && (
        <span className={classes.words} title={t('live.awayHint')}>
          <IconPlugConnectedX size={18} aria-hidden />
          <span>{t('live.away')}</span>
        </span>
      )}
    </span>
  );
}
