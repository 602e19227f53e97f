import { Stack, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { AssessmentResult } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { figure, share } from '../../shared/monitoring/figures';
import { Dialog } from '../../shared/ui/Dialog';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useResultVersions } from './api/assessments';

/** What a result said before, who wrote it and why it changed. */
export function VersionsDialog({ result, onClose }: { result: AssessmentResult; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const found = useResultVersions(result.id);
  return (
    <Dialog title={t('assessments.versionsOf', { name: result.organization.name })} onClose={onClose}>
      {found.error && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={3} />}
      <Stack gap="md">
        {found.data?.items.map((one) => (
          <div key={one.id}>
            <Text fw={600}>
              {t('assessments.version', {
                participants: figure(one.participants, i18n.language),
                below: figure(one.below, i18n.language),
                share: share(one.belowShare, i18n.language),
              })}
            </Text>
            <Text size="sm" className="quiet">
              {[formatInstant(one.validFrom, i18n.language), one.recordedBy].join(' · ')}
            </Text>
            {one.reason && <Text size="sm">{one.reason}</Text>}
          </div>
        ))}
      </Stack>
    </Dialog>
  );
}
