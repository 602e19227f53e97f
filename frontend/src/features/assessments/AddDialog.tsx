import { NumberInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { AssessmentKind } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { schoolYear, yearOf } from '../../shared/monitoring/figures';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useCreateAssessment } from './api/assessments';
import { KINDS } from './search';

/** One assessment by hand; files add those that they name. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [owner, setOwner] = useState<string | null>(null);
  const [kind, setKind] = useState<AssessmentKind>('VPR');
  const [subject, setSubject] = useState('');
  const [grade, setGrade] = useState<number | undefined>();
  const [year, setYear] = useState<number | undefined>(yearOf(today()));
  const [held, setHeld] = useState<string | null>(null);
  const [threshold, setThreshold] = useState('');
  const create = useCreateAssessment();
  const submit = () => {
    if (!owner || !year) return;
    create.mutate(
      {
        organizationId: owner,
        kind,
        subject: subject.trim(),
        grade: grade ?? null,
        schoolYear: year,
        heldOn: held,
        threshold: threshold.trim() || null,
      },
      {
        onSuccess: ({ id }) => {
          onClose();
          void navigate({ to: '/assessments/$assessmentId', params: { assessmentId: id } });
        },
      },
    );
  };
  const error = (pointer: string) => fieldError(create.error, pointer);
  return (
    <FormDialog
      title={t('assessments.add')}
      action={t('assessments.create')}
      busy={create.isPending}
      error={create.error}
      ready={owner !== null && subject.trim() !== '' && year !== undefined}
      onClose={onClose}
      onSubmit={submit}
    >
      <OrganizationSelect
        label={t('assessments.owner')}
        value={owner}
        onChange={setOwner}
        required
        error={error('/organizationId')}
      />
      <CodeSelect
        label={t('assessments.kind')}
        group="assessmentKind"
        codes={KINDS}
        value={kind}
        onChange={(next) => next && setKind(next)}
      />
      <TextInput
        label={t('assessments.subject')}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
        maxLength={200}
        required
        error={error('/subject')}
      />
      <NumberInput
        label={t('assessments.gradeField')}
        value={grade ?? ''}
        onChange={(next) => setGrade(typeof next === 'number' ? next : undefined)}
        min={1}
        max={12}
        error={error('/grade')}
      />
      <NumberInput
        label={t('assessments.year')}
        description={year ? schoolYear(year) : undefined}
        value={year ?? ''}
        onChange={(next) => setYear(typeof next === 'number' ? next : undefined)}
        min={2000}
        max={2100}
        required
        error={error('/schoolYear')}
      />
      <DayField label={t('assessments.held')} value={held} onChange={setHeld} error={error('/heldOn')} />
      <TextInput
        label={t('assessments.threshold')}
        description={t('assessments.thresholdHint')}
        value={threshold}
        onChange={(event) => setThreshold(event.currentTarget.value)}
        maxLength={500}
        error={error('/threshold')}
      />
    </FormDialog>
  );
}
