import { Loader, Progress as Bar, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Progress } from '../../shared/api/upload';
import classes from './ProgressSteps.module.css';

/** What is being done now, in words; the server answers when the whole document is understood. */
export function ProgressSteps({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  const sending = progress.step === 'sending';
  const percent = sending ? Math.round(progress.share * 100) : 100;
  return (
    <Stack gap="xs" role="status" aria-live="polite">
      <ol className={classes.steps}>
        <li data-state={sending ? 'now' : 'done'}>
          {sending ? <Loader size={16} /> : <IconCheck size={16} aria-hidden />}
          <span>{t('imports.sending', { percent })}</span>
        </li>
        <li data-state={sending ? 'later' : 'now'}>
          {!sending && <Loader size={16} />}
          <span>{t('imports.recognising')}</span>
        </li>
        <li data-state="later">
          <span>{t('imports.checking')}</span>
        </li>
      </ol>
      {sending && <Bar value={percent} aria-label={t('imports.sending', { percent })} />}
      <Text size="sm" className="quiet">
        {t('imports.nothingCreated')}
      </Text>
    </Stack>
  );
}
