import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import type { Course } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useCourseStep } from './api/courses';

/** A course is not held, and why: the schools that have somebody in it are told. */
export function CancelDialog({ course, onClose }: { course: Course; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const step = useCourseStep(course);
  return (
    <FormDialog
      title={t('courses.cancelTitle')}
      action={t('courses.cancel')}
      danger
      busy={step.isPending}
      error={step.error}
      ready={reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => step.mutate({ step: 'cancel', reason }, { onSuccess: onClose })}
    >
      <Textarea
        label={t('courses.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={1000}
        required
        autosize
        minRows={2}
        error={fieldError(step.error, '/reason')}
      />
    </FormDialog>
  );
}
