import type { ComponentType } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Roadmap } from '../../shared/api/types';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useActivateRoadmap } from './api/activateRoadmap';
import { useDeleteRoadmap } from './api/deleteRoadmap';
import { useWithdrawRoadmap } from './api/withdrawRoadmap';
import { AmendDialog } from './amendments/AmendDialog';
import { WithdrawApproval } from './amendments/WithdrawApproval';
import { ApproveDialog } from './ApproveDialog';
import { AdoptDialog } from './cascade/AdoptDialog';
import { CloseDialog } from './CloseDialog';
import { ProposeDialog } from './ProposeDialog';
import type { RoadmapDeed } from './deeds';
import { HeadDialog } from './draft/HeadDialog';
import { KeepTemplate } from './templates/TemplateDialogs';
import CopyDialog from './copies/CopyDialog';

type Props = { roadmap: Roadmap; action: RoadmapDeed; onClose: () => void };

/** The step that changes a roadmap's state asks before it is taken. */
export default function RoadmapDialog({ roadmap, action, onClose }: Props) {
  const Step = STEPS[action];
  return <Step roadmap={roadmap} onClose={onClose} />;
}

const STEPS: Record<RoadmapDeed, ComponentType<Omit<Props, 'action'>>> = {
  propose: ProposeDialog,
  withdraw: Withdraw,
  withdrawApproval: WithdrawApproval,
  approve: ApproveDialog,
  activate: Activate,
  amend: AmendDialog,
  head: HeadDialog,
  copy: Copy,
  keep: KeepTemplate,
  close: CloseDialog,
  delete: Delete,
  adopt: AdoptDialog,
};

function Copy({ roadmap, onClose }: Omit<Props, 'action'>) {
  const { id, title, organization, periodStart, periodEnd } = roadmap;
  const source = { kind: 'roadmap' as const, id, title, organizationId: organization.id, periodStart, periodEnd };
  return <CopyDialog source={source} onClose={onClose} />;
}

function Withdraw({ roadmap, onClose }: Omit<Props, 'action'>) {
  const { t } = useTranslation();
  const withdraw = useWithdrawRoadmap(roadmap.id);
  return (
    <ConfirmDialog
      title={t('roadmapDialog.withdrawTitle')}
      text={t('roadmapDialog.withdrawText')}
      action={t('roadmaps.withdraw')}
      busy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function Activate({ roadmap, onClose }: Omit<Props, 'action'>) {
  const { t } = useTranslation();
  const activate = useActivateRoadmap(roadmap.id);
  return (
    <ConfirmDialog
      title={t('roadmapDialog.activateTitle')}
      text={t('roadmapDialog.activateText')}
      action={t('roadmaps.activate')}
      busy={activate.isPending}
      error={activate.error}
      onConfirm={() => activate.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function Delete({ roadmap, onClose }: Omit<Props, 'action'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useDeleteRoadmap();
  return (
    <ConfirmDialog
      title={t('roadmapDialog.deleteTitle')}
      text={t('roadmapDialog.deleteText', { title: roadmap.title })}
      action={t('roadmaps.delete')}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(roadmap, { onSuccess: () => void navigate({ to: '/roadmaps' }) })}
      onClose={onClose}
    />
  );
}
