import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconClock } from '@tabler/icons-react';
import type { Roadmap } from '../../../shared/api/types';
import { formatDay } from '../../../shared/format/dates';
import { codeWord } from '../../../shared/i18n/codes';
import { useTranslation } from '../../../shared/i18n/i18n';
import { AppLink } from '../../../shared/ui/links';
import { useRoadmapMatches } from '../api/listRoadmaps';

/** Changes that were approved and hold from a later day: of the plan, and on the changes themselves. */
export default function WaitingNotice({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useTranslation();
  const { state, effectiveOn, approvalFailure, approvalWithdrawn, amendedOn } = roadmap;
  if (amendedOn) return <Coming roadmap={roadmap} />;
  if (approvalWithdrawn)
    return (
      <Text size="sm" className="verbatim">
        {t('waiting.withdrawn', { reason: approvalWithdrawn })}
      </Text>
    );
  if (state !== 'APPROVED' || !effectiveOn) return null;
  return approvalFailure ? (
    <Alert role="status" color="red" icon={<IconAlertCircle aria-hidden />} title={t('waiting.failedTitle')}>
      {t('waiting.failed', { date: formatDay(effectiveOn), why: codeWord('waitingFailure', approvalFailure) })}
    </Alert>
  ) : (
    <Alert role="status" icon={<IconClock aria-hidden />} title={t('waiting.on', { date: formatDay(effectiveOn) })}>
      {t('waiting.text')}
    </Alert>
  );
}

/** On the plan: the changes that wait, the next ones first. */
function Coming({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useTranslation();
  const found = useRoadmapMatches({ amends: roadmap.id, state: 'APPROVED' }, 20).data?.items ?? [];
  const byDay = [...found].sort((a, b) => (a.effectiveOn ?? '').localeCompare(b.effectiveOn ?? ''));
  return (
    <Alert
      role="status"
      icon={<IconClock aria-hidden />}
      title={t('waiting.coming', { date: formatDay(roadmap.amendedOn!) })}
    >
      <Stack gap={4}>
        {byDay.map((one) => (
          <AppLink key={one.id} to="/roadmaps/$roadmapId" params={{ roadmapId: one.id }} underline="always">
            {t('waiting.changes', {
              number: one.orderNumber ?? '',
              date: formatDay(one.orderDate ?? one.periodStart),
              day: formatDay(one.effectiveOn ?? one.periodStart),
            })}
          </AppLink>
        ))}
      </Stack>
    </Alert>
  );
}
