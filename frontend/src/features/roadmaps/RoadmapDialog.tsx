import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Roadmap } from '../../shared/api/types';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useActivateRoadmap } from './api/activateRoadmap';
import { useDeleteRoadmap } from './api/deleteRoadmap';
import { ApproveDialog } from './ApproveDialog';
import type { RoadmapAction } from './RoadmapHeader';

type Props = { roadmap: Roadmap; action: RoadmapAction; onClose: () => void };

/** The step that changes a roadmap's state asks before it is taken. */
export default function RoadmapDialog({ roadmap, action, onClose }: Props) {
  if (action === 'approve') return <ApproveDialog roadmap={roadmap} onClose={onClose} />;
  return action === 'activate' ? (
    <Activate roadmap={roadmap} onClose={onClose} />
  ) : (
    <Delete roadmap={roadmap} onClose={onClose} />
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
