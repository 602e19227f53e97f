import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { AppLink } from '../../shared/ui/links';
import { forget, useKept, type Kept } from './kept';
import { useOutbox } from './useOutbox';

/** What was written here and is not with the server yet; nothing where there is none. */
export function Waiting({ person }: { person: string }) {
  const { t } = useTranslation();
  const kept = useKept(person);
  const { busy, sendAll, outcomes } = useOutbox(person);
  const [leaving, setLeaving] = useState<Kept | null>(null);
  if (kept.length === 0) return null;
  return (
    <Alert color="orange" icon={<IconDeviceMobile aria-hidden />} title={t('visits.waiting')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('visits.waitingText')}</Text>
        {kept.map((one) => (
          <Group key={one.visitId} gap="xs">
            <AppLink to="/visits/$visitId" params={{ visitId: one.visitId }}>
              {[one.school, one.purpose].join(': ')}
            </AppLink>
            {outcomes[one.visitId]?.what === 'conflict' && <Text size="sm">{t('visits.conflict')}</Text>}
            {outcomes[one.visitId]?.what === 'refused' && <Text size="sm">{t('visits.refused')}</Text>}
            <Button size="compact-sm" variant="subtle" onClick={() => setLeaving(one)}>
              {t('visits.forget')}
            </Button>
          </Group>
        ))}
        <Button size="xs" variant="default" loading={busy} onClick={() => void sendAll()}>
          {t('visits.sendNow')}
        </Button>
      </Stack>
      {leaving && (
        <ConfirmDialog
          title={t('visits.forget')}
          text={t('visits.forgetText', { purpose: leaving.purpose })}
          action={t('visits.forget')}
          busy={false}
          error={null}
          onClose={() => setLeaving(null)}
          onConfirm={() => {
            forget(person, leaving.visitId);
            setLeaving(null);
          }}
        />
      )}
    </Alert>
  );
}
