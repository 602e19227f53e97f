import { Button, Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { MonitoringRound } from '../../shared/api/types';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { ButtonLink } from '../../shared/ui/links';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useDeleteRound, useFill, useStep } from './api/rounds';

const ConfirmDialog = lazyDialog(() => import('../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));

/** What may be done with a round now. */
export function RoundActions({ round }: { round: MonitoringRound }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'open' | 'close' | 'delete' | null>(null);
  const step = useStep(round);
  const fill = useFill(round.id);
  const remove = useDeleteRound(round);
  const may = (action: MonitoringRound['allowedActions'][number]) => round.allowedActions.includes(action);
  const done = () => {
    setAsked(null);
    step.reset();
    remove.reset();
  };
  const hasSources = round.indicators.some(({ definition }) => definition.origin === 'SOURCE');
  return (
    <>
      <Group gap="xs" className="no-print">
        {may('open') && (
          <Button size="xs" onClick={() => setAsked('open')}>
            {t('rounds.do.open')}
          </Button>
        )}
        {may('fill') && hasSources && (
          <Button size="xs" variant="default" loading={fill.isPending} onClick={() => fill.mutate()}>
            {t('rounds.fill')}
          </Button>
        )}
        {round.state !== 'DRAFT' && (
          <ButtonLink
            to="/monitoring-rounds/$roundId/change"
            params={{ roundId: round.id }}
            size="xs"
            variant="default"
          >
            {t('rounds.change')}
          </ButtonLink>
        )}
        {may('close') && (
          <Button size="xs" variant="default" onClick={() => setAsked('close')}>
            {t('rounds.do.close')}
          </Button>
        )}
        {may('delete') && (
          <Button size="xs" variant="default" c="red" onClick={() => setAsked('delete')}>
            {t('rounds.do.delete')}
          </Button>
        )}
      </Group>
      {fill.error && <ProblemAlert error={fill.error} />}
      {fill.data && (
        <Text role="status" size="sm">
          {t('rounds.wasFilled', { count: fill.data.filled })}
        </Text>
      )}
      {asked && (
        <ConfirmDialog
          title={t(`rounds.doTitle.${asked}`)}
          text={t(`rounds.doText.${asked}`)}
          action={t(`rounds.do.${asked}`)}
          danger={asked !== 'open'}
          busy={step.isPending || remove.isPending}
          error={asked === 'delete' ? remove.error : step.error}
          onConfirm={() =>
            asked === 'delete'
              ? remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/monitoring-rounds' }) })
              : step.mutate(asked, { onSuccess: done })
          }
          onClose={done}
        />
      )}
    </>
  );
}
