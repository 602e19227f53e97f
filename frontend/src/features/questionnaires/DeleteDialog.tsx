import { useTranslation } from '../../shared/i18n/i18n';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useDeleteQuestionnaire } from './api/deleteQuestionnaire';

type Props = {
  questionnaire: { id: string; version: number; title: string };
  onClose: () => void;
  onDeleted?: () => void;
};

export function DeleteDialog({ questionnaire, onClose, onDeleted = onClose }: Props) {
  const { t } = useTranslation();
  const remove = useDeleteQuestionnaire(questionnaire);
  return (
    <ConfirmDialog
      title={t('questionnaires.deleteTitle')}
      text={t('questionnaires.deleteText', { title: questionnaire.title })}
      action={t('questionnaires.delete')}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(undefined, { onSuccess: onDeleted })}
      onClose={onClose}
    />
  );
}
