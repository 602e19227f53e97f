import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { ApiProblem } from '../../../shared/api/problem';
import type { Saving } from './autosave';

/** Whether all that was written is kept; what was not is sent again by the person or when the connection is back. */
export function SaveState({ saving, onRetry }: { saving: Saving; onRetry: () => void }) {
  const { t } = useTranslation();
  const failed = saving.state === 'failed' || saving.state === 'stale';
  const offline = saving.state === 'failed' && saving.error instanceof ApiProblem && saving.error.status === 0;
  const word = {
    saved: t('common.saved'),
    waiting: t('common.saving'),
    saving: t('common.saving'),
    failed: t(offline ? 'builder.offline' : 'builder.notSaved'),
    stale: t('builder.changedByOthers'),
  }[saving.state];
  const Icon = failed ? IconAlertTriangle : saving.state === 'saved' ? IconCheck : IconLoader2;
  return (
    <Group gap={6} role="status" wrap="nowrap" data-state={saving.state}>
      <Icon size={16} aria-hidden />
      <Text size="sm" c={failed ? 'var(--opora-red)' : undefined}>
        {word}
      </Text>
      {saving.state === 'failed' && (
        <Button size="compact-xs" variant="default" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </Group>
  );
}
