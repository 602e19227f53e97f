import { Alert, Text } from '@mantine/core';
import type { Roadmap } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import { useGeneration } from '../api/executors';

/** That the tasks are still being made; what is seen until then is what was there before. */
export function GenerationNotice({ roadmap }: { roadmap: Roadmap }) {
  const { t, i18n } = useTranslation();
  const { data } = useGeneration(roadmap.id, roadmap.state === 'ACTIVE');
  if (!data || data.state === 'CURRENT') return null;
  const failing = data.state === 'FAILING';
  const since = data.askedAt ? formatInstant(data.askedAt, i18n.language) : '';
  return (
    <Alert
      role="status"
      color={failing ? 'yellow' : undefined}
      title={t(failing ? 'generation.failing' : 'generation.title')}
    >
      <Text size="sm">{t(failing ? 'generation.failingText' : 'generation.text', { since })}</Text>
      {!failing && <progress aria-label={t('generation.title')} style={{ width: '100%', marginTop: 8 }} />}
    </Alert>
  );
}
