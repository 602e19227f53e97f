import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation, withProfileWords } from '../../shared/i18n/i18n';
import type { Campaign } from '../../shared/api/types';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { useDeleteCampaign, useScore, useStep } from './api/campaigns';

const ConfirmDialog = lazyDialog(() => import('../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));
const EditDialog = lazyDialog(() => withProfileWords(() => import('./EditDialog')).then((found) => found.EditDialog));
const ExtendDialog = lazyDialog(() => import('./ExtendDialog').then((found) => found.ExtendDialog));

const STEPS = ['unschedule', 'pause', 'resume', 'close'] as const;
type Open = (typeof STEPS)[number] | 'edit' | 'extend' | 'delete' | 'score';

/** What may be done with a campaign now. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open | null>(null);
  const step = useStep(campaign);
  const remove = useDeleteCampaign(campaign);
  const score = useScore(campaign);
  const may = (action: Campaign['allowedActions'][number]) => campaign.allowedActions.includes(action);
  const close = () => {
    setOpen(null);
    step.reset();
    remove.reset();
    score.reset();
  };
  const chosen = STEPS.find((one) => one === open);
  return (
    <Group gap="xs" className="no-print">
      {may('update') && (
        <Button size="xs" variant="default" onClick={() => setOpen('edit')}>
          {t('campaigns.edit')}
        </Button>
      )}
      {may('extend') && (
        <Button size="xs" variant="default" onClick={() => setOpen('extend')}>
          {t('campaigns.extend')}
        </Button>
      )}
      {STEPS.filter(may).map((one) => (
        <Button key={one} size="xs" variant="default" onClick={() => setOpen(one)}>
          {t(`campaigns.do.${one}`)}
        </Button>
      ))}
      {may('score') && (
        <Button size="xs" variant="default" onClick={() => setOpen('score')}>
          {t('campaigns.score')}
        </Button>
      )}
      {may('delete') && (
        <Button size="xs" variant="default" c="red" onClick={() => setOpen('delete')}>
          {t('campaigns.delete')}
        </Button>
      )}
      {open === 'edit' && <EditDialog campaign={campaign} onClose={close} />}
      {open === 'extend' && <ExtendDialog campaign={campaign} onClose={close} />}
      {chosen && (
        <ConfirmDialog
          title={t(`campaigns.doTitle.${chosen}`)}
          text={t(`campaigns.doText.${chosen}`)}
          action={t(`campaigns.do.${chosen}`)}
          danger={chosen === 'close'}
          busy={step.isPending}
          error={step.error}
          onConfirm={() => step.mutate(chosen, { onSuccess: close })}
          onClose={close}
        />
      )}
      {open === 'score' && (
        <ConfirmDialog
          title={t('campaigns.scoreTitle')}
          text={t('campaigns.scoreText')}
          action={t('campaigns.score')}
          busy={score.isPending}
          error={score.error}
          onConfirm={() => score.mutate(undefined, { onSuccess: close })}
          onClose={close}
        />
      )}
      {open === 'delete' && (
        <ConfirmDialog
          title={t('campaigns.deleteTitle')}
          text={t('campaigns.deleteText', { title: campaign.title })}
          action={t('campaigns.delete')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/surveys' }) })}
          onClose={close}
        />
      )}
    </Group>
  );
}
