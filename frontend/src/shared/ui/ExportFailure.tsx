import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from '../i18n/i18n';
import { TRUNCATED } from '../api/download';
import { ApiProblem } from '../api/problem';
import { Dialog } from './Dialog';
import { ProblemAlert } from './ProblemAlert';

type Props = { error: unknown; onRetry: () => void; onClose: () => void };

/** Why there is no file. */
export default function ExportFailure({ error, onRetry, onClose }: Props) {
  const { t } = useTranslation();
  const truncated = error instanceof ApiProblem && error.problem.type === TRUNCATED;
  return (
    <Dialog title={t('export.failed')} onClose={onClose}>
      {truncated ? (
        <Stack align="flex-start">
          <Text>{t('export.truncated')}</Text>
          <Button onClick={onRetry}>{t('common.retry')}</Button>
        </Stack>
      ) : (
        <ProblemAlert error={error} onRetry={onRetry} />
      )}
    </Dialog>
  );
}
