import type { Activity, Roadmap, RoadmapSection } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { ConfirmDialog } from '../../../shared/ui/ConfirmDialog';
import { useDeleteActivity } from '../api/draftRows';
import { useDeleteSection } from '../api/draftSections';
import { nameOf, rowsIn } from './outline';

type Props = { roadmap: Roadmap; onDone: () => void; onClose: () => void };

export function DeleteRow({ roadmap, row, onDone, onClose }: Props & { row: Activity }) {
  const { t } = useTranslation();
  const remove = useDeleteActivity(roadmap.id);
  return (
    <ConfirmDialog
      title={t('draft.deleteRowTitle')}
      text={t('draft.deleteRowText', { row: [row.number, row.title].filter(Boolean).join(' ') })}
      action={t('draft.deleteRow')}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(row, { onSuccess: onDone })}
      onClose={onClose}
    />
  );
}

export function DeleteSection({ roadmap, section, onDone, onClose }: Props & { section: RoadmapSection }) {
  const { t } = useTranslation();
  const remove = useDeleteSection(roadmap.id);
  const count = rowsIn(section);
  const name = nameOf(section);
  return (
    <ConfirmDialog
      title={t('draft.deleteSectionTitle')}
      text={count > 0 ? t('draft.deleteSectionText', { name, count }) : t('draft.deleteEmptyText', { name })}
      action={t('draft.section.delete')}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(section, { onSuccess: onDone })}
      onClose={onClose}
    />
  );
}
