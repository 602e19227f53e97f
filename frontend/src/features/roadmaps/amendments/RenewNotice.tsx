import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconRefreshAlert } from '@tabler/icons-react';
import type { Roadmap } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { AppLink } from '../../../shared/ui/links';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useRoadmap } from '../api/getRoadmap';
import { useRenewAmendment } from '../api/renewAmendment';

/** While changes were being prepared others were approved: they are taken over, and what both touched is named. */
export default function RenewNotice({ roadmap, amendsId }: { roadmap: Roadmap; amendsId: string }) {
  const { t } = useTranslation();
  const amended = useRoadmap(amendsId).data;
  const renew = useRenewAmendment(roadmap.id);
  const conflicts = renew.data?.conflicts;
  const behind = amended && roadmap.baseEdition !== null && (amended.edition ?? 0) > roadmap.baseEdition;
  if (conflicts) {
    return (
      <Alert role="status" color={conflicts.length > 0 ? 'yellow' : 'teal'} title={t('renewal.done')}>
        {conflicts.length === 0 ? (
          <Text>{t('renewal.noConflicts')}</Text>
        ) : (
          <Stack gap="xs">
            <Text>{t('renewal.conflicts')}</Text>
            <List size="sm">
              {conflicts.map((one) => (
                <List.Item key={one.activityId}>{[one.number, one.title].filter(Boolean).join(' ')}</List.Item>
              ))}
            </List>
            <AppLink
              to="/roadmaps/$roadmapId"
              params={{ roadmapId: roadmap.id }}
              search={{ view: 'editions' } as never}
            >
              {t('renewal.toDifferences')}
            </AppLink>
          </Stack>
        )}
      </Alert>
    );
  }
  if (!behind) return null;
  const may = roadmap.allowedActions.includes('update');
  return (
    <Alert
      role="status"
      color="yellow"
      icon={<IconRefreshAlert aria-hidden />}
      title={t('renewal.title', { number: amended.edition ?? 0 })}
    >
      <Stack gap="xs" align="flex-start">
        <Text>{t(may ? 'renewal.text' : 'renewal.textReader', { number: roadmap.baseEdition ?? 0 })}</Text>
        {renew.error && <ProblemAlert error={renew.error} />}
        {may && (
          <Button size="xs" loading={renew.isPending} onClick={() => renew.mutate()}>
            {t('renewal.renew')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
