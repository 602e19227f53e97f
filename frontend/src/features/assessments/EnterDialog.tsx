import { Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Assessment } from '../../shared/api/types';
import { procedureName } from '../../shared/monitoring/figures';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useRecordResults } from './api/assessments';
import { FIGURES, type Figures } from './draft';
import { FigureFields } from './FigureFields';

const fresh = () => Object.fromEntries(FIGURES.map((field) => [field, null])) as Figures;

/** Results one after the other by hand: after each the form is empty again, and the next class of the same school is at hand. */
export function EnterDialog({ assessment, onClose }: { assessment: Assessment; onClose: () => void }) {
  const { t } = useTranslation();
  const [school, setSchool] = useState<string | null>(null);
  const [letter, setLetter] = useState('');
  const [figures, setFigures] = useState(fresh);
  const [reason, setReason] = useState('');
  const record = useRecordResults(assessment.id);
  const done = record.isSuccess && record.data;
  const touch =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      if (record.isSuccess) record.reset();
      set(value);
    };
  const submit = () => {
    const { participants } = figures;
    if (!school || participants === null) return;
    const item = { organizationId: school, classLetter: letter.trim() || null, ...figures, participants };
    record.mutate(
      { items: [item], reason: reason.trim() || null },
      {
        onSuccess: () => {
          setLetter('');
          setFigures(fresh());
          document.getElementById('result-letter')?.focus();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('assessments.enterTitle', {
        name: procedureName(assessment, (grade) => t('assessments.grade', { grade })),
      })}
      action={t('assessments.enterOne')}
      busy={record.isPending}
      error={record.error}
      ready={school !== null && figures.participants !== null}
      onClose={onClose}
      onSubmit={submit}
    >
      <OrganizationSelect
        label={t('assessments.school')}
        value={school}
        onChange={touch(setSchool)}
        kind="SCHOOL"
        placeholder={t('assessments.schoolHint')}
        required
        error={fieldError(record.error, '/items/0/organizationId')}
      />
      <TextInput
        id="result-letter"
        label={t('assessments.letter')}
        description={t('assessments.letterHint')}
        value={letter}
        onChange={(event) => touch(setLetter)(event.currentTarget.value)}
        maxLength={10}
        maw={220}
        error={fieldError(record.error, '/items/0/classLetter')}
      />
      <FigureFields figures={figures} onChange={touch(setFigures)} error={record.error} at="/items/0" />
      <Textarea
        label={t('assessments.enterReason')}
        description={t('assessments.enterReasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        maxLength={2000}
        error={fieldError(record.error, '/reason')}
      />
      <Text size="sm" role="status" mih="1.5em">
        {done ? t(`assessments.entered.${done.added ? 'added' : done.changed ? 'changed' : 'same'}`) : ''}
      </Text>
    </FormDialog>
  );
}
