import { Button, Group, Text } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Campaign } from '../../shared/api/types';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { useRemindSchools } from './api/participants';

const ConfirmDialog = lazyDialog(() => import('../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));

/** Tells whoever is responsible in schools that lag, each school once a day. */
export function RemindSchools({ campaign, within }: { campaign: Campaign; within: string | undefined }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const remind = useRemindSchools(campaign);
  const told = remind.data;
  return (
    <Group gap="sm" className="no-print">
      <Button
        variant="default"
        leftSection={<IconBellRinging size={18} aria-hidden />}
        onClick={() => {
          remind.reset();
          setAsking(true);
        }}
      >
        {t('asking.remind')}
      </Button>
      <Text size="sm" role="status">
        {told &&
          [
            told.schools > 0 ? t('asking.reminded', { count: told.schools }) : t('asking.nobodyReminded'),
            ...(told.withoutPeople > 0 ? [t('asking.withoutPeople', { count: told.withoutPeople })] : []),
          ].join(' ')}
      </Text>
      {asking && (
        <ConfirmDialog
          title={t('asking.remindTitle')}
          text={t('asking.remindText')}
          action={t('asking.remind')}
          busy={remind.isPending}
          error={remind.error}
          onConfirm={() => remind.mutate(within, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Group>
  );
}
