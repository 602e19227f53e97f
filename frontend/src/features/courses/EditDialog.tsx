import { useState } from 'react';
import type { Course } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useUpdateCourse } from './api/courses';
import { CourseFields } from './CourseFields';
import { contentOf, draftOf } from './draft';

/** Only what was changed is sent: what somebody else changed beside it stays. */
export function EditDialog({ course, onClose }: { course: Course; onClose: () => void }) {
  const { t } = useTranslation();
  const [first] = useState(() => contentOf(draftOf(course)));
  const [draft, setDraft] = useState(() => draftOf(course));
  const update = useUpdateCourse(course);
  const said = contentOf(draft);
  const submit = () => {
    if (!said) return;
    const changed = Object.fromEntries(
      Object.entries(said).filter(
        ([field, value]) => JSON.stringify(value) !== JSON.stringify(first?.[field as keyof typeof said]),
      ),
    );
    update.mutate(changed, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('courses.edit')}
      action={t('common.save')}
      busy={update.isPending}
      error={update.error}
      ready={said !== null}
      onClose={onClose}
      onSubmit={submit}
    >
      <CourseFields draft={draft} onChange={setDraft} error={update.error} />
    </FormDialog>
  );
}
