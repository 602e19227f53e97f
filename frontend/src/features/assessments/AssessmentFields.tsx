import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { schoolYear } from '../../shared/monitoring/figures';
import { KINDS } from '../../shared/monitoring/kinds';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { DayField } from '../../shared/ui/DayField';
import type { Draft } from './draft';

type Props = { draft: Draft; onChange: (draft: Draft) => void; error: unknown };

/** What is said of an assessment, when it is added and when it is changed. */
export function AssessmentFields({ draft, onChange, error: failure }: Props) {
  const { t } = useTranslation();
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const error = (pointer: string) => fieldError(failure, pointer);
  return (
    <>
      <CodeSelect
        label={t('assessments.kind')}
        group="assessmentKind"
        codes={KINDS}
        value={draft.kind}
        onChange={(kind) => kind && set({ kind })}
      />
      <TextInput
        label={t('assessments.subject')}
        value={draft.subject}
        onChange={(event) => set({ subject: event.currentTarget.value })}
        maxLength={200}
        required
        error={error('/subject')}
      />
      <NumberInput
        label={t('assessments.gradeField')}
        value={draft.grade ?? ''}
        onChange={(next) => set({ grade: typeof next === 'number' ? next : null })}
        min={1}
        max={12}
        error={error('/grade')}
      />
      <NumberInput
        label={t('assessments.year')}
        description={draft.year ? schoolYear(draft.year) : undefined}
        value={draft.year ?? ''}
        onChange={(next) => set({ year: typeof next === 'number' ? next : null })}
        min={2000}
        max={2100}
        required
        error={error('/schoolYear')}
      />
      <DayField
        label={t('assessments.held')}
        value={draft.heldOn}
        onChange={(heldOn) => set({ heldOn })}
        error={error('/heldOn')}
      />
      <TextInput
        label={t('assessments.label')}
        description={t('assessments.labelHint')}
        value={draft.label}
        onChange={(event) => set({ label: event.currentTarget.value })}
        maxLength={200}
        error={error('/label')}
      />
      <TextInput
        label={t('assessments.threshold')}
        description={t('assessments.thresholdHint')}
        value={draft.threshold}
        onChange={(event) => set({ threshold: event.currentTarget.value })}
        maxLength={500}
        error={error('/threshold')}
      />
    </>
  );
}
