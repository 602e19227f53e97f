import { ActionIcon, Button, Progress, Text } from '@mantine/core';
import { IconFile, IconPhoto, IconX } from '@tabler/icons-react';
import { useTranslation } from '../i18n/i18n';
import { useFileContent } from '../api/getFileContent';
import { ApiProblem } from '../api/problem';
import type { FileWords } from '../api/types';
import classes from './FileField.module.css';
import { formatSize } from './kinds';
import type { Sending } from './useUploads';

type Props = { file: FileWords; onRemove?: () => void };

/** A file that is there: its name saves it, the cross takes it away. */
export function FileLine({ file, onRemove }: Props) {
  const { t, i18n } = useTranslation();
  const content = useFileContent();
  const Icon = file.mediaType.startsWith('image/') ? IconPhoto : IconFile;
  return (
    <li className={classes.line}>
      <Icon size={18} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <button
          type="button"
          className={classes.name}
          disabled={content.isPending}
          onClick={() => content.mutate(file)}
          aria-label={t('files.save', { name: file.name })}
        >
          {file.name}
        </button>
        <Text span size="sm" className="quiet" role={content.isPending ? 'status' : undefined}>
          {content.isPending ? t('files.saving') : formatSize(file.size, i18n.language)}
        </Text>
        {content.error && <Why error={content.error} />}
      </div>
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('files.remove', { name: file.name })}
          onClick={onRemove}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

type SendingProps = { sending: Sending; onRetry: () => void; onCancel: () => void };

/** A file on its way, or one that did not get there and why. */
export function SendingLine({ sending, onRetry, onCancel }: SendingProps) {
  const { t, i18n } = useTranslation();
  const { file, state, share, error } = sending;
  const percent = Math.round(share * 100);
  return (
    <li className={classes.line} data-failed={state === 'failed' || undefined}>
      <IconFile size={18} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <span className={classes.plain}>{file.name}</span>
        {state === 'failed' ? (
          <Why error={error} onRetry={onRetry} />
        ) : (
          <>
            <Text span size="sm" className="quiet">
              {t(`files.state.${state}`, { percent, size: formatSize(file.size, i18n.language) })}
            </Text>
            <Progress
              mt={4}
              value={percent}
              animated={state === 'checking'}
              aria-label={t('files.progress', { name: file.name })}
            />
          </>
        )}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t(state === 'failed' ? 'files.forget' : 'files.cancel', { name: file.name })}
        onClick={onCancel}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** In the words of the server, which has looked inside; another try is offered only where it may help. */
function Why({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error.problem : null;
  const status = problem?.status ?? -1;
  const words =
    problem?.errors?.map(({ message }) => message).join(' ') || problem?.detail || problem?.title || t('files.failed');
  const mayHelp = status <= 0 || status === 429 || status >= 500;
  return (
    <div role="alert" className={classes.why}>
      {status === 0 ? t('files.offline') : words}
      {mayHelp && onRetry && (
        <Button size="compact-sm" variant="default" ml={8} onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  );
}
