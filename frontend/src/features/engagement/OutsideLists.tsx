import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { EngagementList } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useDeleteEngagementList, useEngagementLists } from './api/engagement';

/** Lists that were decided elsewhere and brought in. */
export function OutsideLists() {
  const { t } = useTranslation();
  const lists = useEngagementLists();
  const [leaving, setLeaving] = useState<EngagementList | null>(null);
  const remove = useDeleteEngagementList();
  if (lists.error) return <ProblemAlert error={lists.error} onRetry={() => void lists.refetch()} />;
  if (!lists.data) return null;
  return (
    <section>
      <Title order={2} mb="xs">
        {t('engagement.outsideLists')}
      </Title>
      {lists.data.items.length === 0 && <Text className="quiet">{t('engagement.noLists')}</Text>}
      <Stack gap="xs">
        {lists.data.items.map((list) => (
          <Group key={list.id} gap="sm">
            <Text>
              {list.name}, {formatDay(list.decidedOn)}
            </Text>
            <Text size="sm" className="quiet">
              {`${list.source} · ${t('engagement.red')}: ${list.red}, ${t('engagement.yellow')}: ${list.yellow}, ${t('engagement.green')}: ${list.green}`}
            </Text>
            {list.allowedActions.includes('delete') && (
              <Button size="xs" variant="subtle" className="no-print" onClick={() => setLeaving(list)}>
                {t('engagement.delete')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {leaving && (
        <ConfirmDialog
          title={t('engagement.delete')}
          text={t('engagement.deleteText', { name: leaving.name })}
          action={t('engagement.delete')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(leaving.id, { onSuccess: () => setLeaving(null) })}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  );
}
