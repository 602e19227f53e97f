import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { currentState } from '../../shared/api/problem';
import type { Assessment } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useUpdateAssessment } from './api/assessments';
import { AssessmentFields } from './AssessmentFields';
import { changeOf, draftOf } from './draft';

/** An assessment said otherwise; the server keeps what results name it by. */
export function EditDialog({ assessment, onClose }: { assessment: Assessment; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(assessment));
  const update = useUpdateAssessment(assessment);
  const said = changeOf(draft);
  const submit = () => {
    if (!said) return;
    update.mutate(said, {
      onSuccess: onClose,
      // Somebody was faster: what they left is shown, so that it is not written over unseen.
      onError: (error) => {
        const now = currentState<Assessment>(error);
        if (now) setDraft(draftOf(now));
      },
    });
  };
  return (
    <FormDialog
      title={t('assessments.edit')}
      action={t('common.save')}
      busy={update.isPending}
      error={update.error}
      ready={said !== null}
      onClose={onClose}
      onSubmit={submit}
    >
      <AssessmentFields draft={draft} onChange={setDraft} error={update.error} />
    </FormDialog>
  );
}
