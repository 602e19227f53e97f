import type { Translate } from '../../shared/i18n/i18n';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { usePermission } from '../../shared/api/getMe';
import type { Roadmap } from '../../shared/api/types';
import { SubscribeButton } from '../../shared/calendar/SubscribeButton';
import { HistoryButton } from '../../shared/audit/HistoryButton';
import { formatDay, formatPeriod } from '../../shared/format/dates';
import { useTranslation, withPlanWords } from '../../shared/i18n/i18n';
import { printPage } from '../../shared/print/printing';
import { AppLink } from '../../shared/ui/links';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ActionsButton } from './ActionsButton';
import { menuOf, nextOf, type RoadmapDeed } from './deeds';
import { DownloadButton } from './DownloadButton';
import classes from './RoadmapHeader.module.css';
import { RoadmapStateMark } from './RoadmapStateMark';

const RoadmapDialog = lazy(() => withPlanWords(() => import('./RoadmapDialog')));
const WaitingNotice = lazy(() => withPlanWords(() => import('./amendments/WaitingNotice')));
const RenewNotice = lazy(() => withPlanWords(() => import('./amendments/RenewNotice')));

/** The order's own heading: what it is, whose, when, by which order; and what may be done with it. */
export function RoadmapHeader({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useTranslation();
  const mayWrite = usePermission('roadmaps:write');
  const [action, setAction] = useState<RoadmapDeed | null>(null);
  return (
    <Stack gap={6}>
      <PageTitle title={roadmap.title} />
      <Group gap="4px 16px">
        <RoadmapStateMark state={roadmap.state} />
        <AppLink to="/organizations/$organizationId" params={{ organizationId: roadmap.organization.id }}>
          {roadmap.organization.name}
        </AppLink>
        <Text span>{formatPeriod(roadmap.periodStart, roadmap.periodEnd)}</Text>
        <Text span className="quiet">
          {orderOf(roadmap, t)}
        </Text>
      </Group>
      <LifeNotes roadmap={roadmap} />
      {(roadmap.effectiveOn || roadmap.approvalWithdrawn || roadmap.amendedOn) && (
        <Suspense>
          <WaitingNotice roadmap={roadmap} />
        </Suspense>
      )}
      {roadmap.amendsId !== null && roadmap.mergedEdition === null && (
        <Suspense>
          <RenewNotice roadmap={roadmap} amendsId={roadmap.amendsId} />
        </Suspense>
      )}
      {roadmap.goal && (
        <Text className="verbatim quiet" maw={900} size="sm">
          {t('roadmaps.goalIs', { goal: roadmap.goal })}
        </Text>
      )}
      <Group gap="xs" className="no-print" mt={4}>
        {nextOf(roadmap).map((one, index) => (
          <Button key={one} size="xs" variant={index === 0 ? 'filled' : 'default'} onClick={() => setAction(one)}>
            {t(`roadmaps.${one}`)}
          </Button>
        ))}
        {menuOf(roadmap, mayWrite).length > 0 && <ActionsButton roadmap={roadmap} onDo={setAction} />}
        <span className={classes.tools}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => void printPage()}
          >
            {t('roadmaps.print')}
          </Button>
          <DownloadButton roadmap={roadmap} label={t('roadmaps.download')} />
          <SubscribeButton kind="ROADMAP" targetId={roadmap.id} />
          <HistoryButton entity="roadmap" entityId={roadmap.id} />
        </span>
      </Group>
      {action && (
        <Suspense>
          <RoadmapDialog roadmap={roadmap} action={action} onClose={() => setAction(null)} />
        </Suspense>
      )}
    </Stack>
  );
}

/** Where the roadmap stands in its life, beyond the word of its state. */
function LifeNotes({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useTranslation();
  const { amendsId, mergedEdition, state, proposedUntil, proposalMessage, closedOn, closeReason } = roadmap;
  return (
    <>
      {amendsId && (
        <Text size="sm">
          {mergedEdition === null ? t('roadmaps.amends') : t('roadmaps.merged', { number: mergedEdition })}{' '}
          <AppLink to="/roadmaps/$roadmapId" params={{ roadmapId: amendsId }} underline="always">
            {t('roadmaps.toAmended')}
          </AppLink>
        </Text>
      )}
      {state === 'IN_AGREEMENT' && (proposedUntil || proposalMessage) && (
        <Text size="sm" className="verbatim">
          {[proposedUntil && t('roadmaps.agreeUntil', { date: formatDay(proposedUntil) }), proposalMessage]
            .filter(Boolean)
            .join(' ')}
        </Text>
      )}
      {state === 'CLOSED' && closedOn && (
        <Text size="sm" className="verbatim">
          {t('roadmaps.closedIs', { date: formatDay(closedOn), reason: closeReason ?? '' })}
        </Text>
      )}
    </>
  );
}

function orderOf(roadmap: Roadmap, t: Translate): string {
  const parts: string[] = [];
  if (roadmap.orderNumber) parts.push(t('roadmaps.orderNumberIs', { number: roadmap.orderNumber }));
  if (roadmap.orderDate) parts.push(t('roadmaps.orderDateIs', { date: formatDay(roadmap.orderDate) }));
  const order = parts.join(' ');
  return roadmap.signatory ? [order, roadmap.signatory].filter(Boolean).join(', ') : order;
}
