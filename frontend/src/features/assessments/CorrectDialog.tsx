import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { AssessmentResult } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useCorrectResult } from './api/assessments';
import { FIGURES, type Figures } from './draft';
import { FigureFields } from './FigureFields';

/** Other figures with the reason; the ones that stood are kept. */
export function CorrectDialog({ result, onClose }: { result: AssessmentResult; onClose: () => void }) {
  const { t } = useTranslation();
  const [figures, setFigures] = useState<Figures>(
    () => Object.fromEntries(FIGURES.map((field) => [field, result[field]])) as Figures,
  );
  const [reason, setReason] = useState('');
  const correct = useCorrectResult(result.id);
  const submit = () => {
    if (figures.participants === null) return;
    correct.mutate({ ...figures, participants: figures.participants, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('assessments.correctTitle', { name: result.organization.name })}
      action={t('assessments.correct')}
      busy={correct.isPending}
      error={correct.error}
      ready={reason.trim() !== '' && figures.participants !== null}
      onClose={onClose}
      onSubmit={submit}
    >
      <FigureFields figures={figures} onChange={setFigures} error={correct.error} />
      <Textarea
        label={t('assessments.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        required
        error={fieldError(correct.error, '/reason')}
      />
      <Text size="sm" className="quiet">
        {t('assessments.kept')}
      </Text>
    </FormDialog>
  );
}
