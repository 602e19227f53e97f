import { Checkbox, Group, Textarea, TextInput } from '@mantine/core';
import type { TermPeriod } from '../../../shared/api/parseTerm';
import { codeWord } from '../../../shared/i18n/codes';
import { useTranslation } from '../../../shared/i18n/i18n';
import { TargetsField } from './TargetsField';
import { TasksField } from './TasksField';
import { TermField } from './TermField';
import { EVIDENCE, faultsOf, type RowValues } from './rowValues';

const LEVELS: RowValues['projectLevels'] = ['FEDERAL', 'REGIONAL'];

type Props = {
  values: RowValues;
  onChange: (part: Partial<RowValues>) => void;
  period: TermPeriod;
  known: string[];
  accepted: boolean;
  onAccept: (accepted: boolean) => void;
  /** After the first try what is missing is said beside its field. */
  checked: boolean;
};

/** All fields of a row, in the order in which an annex prints them. */
export function RowFields({ values, onChange, period, known, accepted, onAccept, checked }: Props) {
  const { t } = useTranslation();
  const faults = faultsOf(values);
  const area = (field: 'direction' | 'participants' | 'expectedResult', label: string, maxLength: number) => (
    <Textarea
      label={label}
      value={values[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
      maxLength={maxLength}
      autosize
      minRows={1}
    />
  );
  return (
    <>
      <TextInput
        label={t('draft.number')}
        value={values.number}
        onChange={(event) => onChange({ number: event.currentTarget.value })}
        maxLength={100}
        maw={140}
      />
      <Textarea
        label={t('columnRole.ACTIVITY')}
        value={values.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
        error={checked && faults.title ? t('draft.needed') : undefined}
        maxLength={10_000}
        autosize
        minRows={2}
        required
        data-autofocus
      />
      <TermField
        value={values.termText}
        onChange={(termText) => onChange({ termText })}
        period={period}
        accepted={accepted}
        onAccept={onAccept}
      />
      <TasksField
        tasks={values.tasks}
        onChange={(tasks) => onChange({ tasks })}
        known={known}
        faults={checked ? faults.tasks : []}
      />
      {area('participants', t('columnRole.PARTICIPANTS'), 4000)}
      {area('expectedResult', t('draft.expectedResult'), 10_000)}
      <TargetsField
        targets={values.targets}
        onChange={(targets) => onChange({ targets })}
        faults={checked ? faults.targets : []}
      />
      <Checkbox.Group
        label={t('draft.evidence')}
        description={t('draft.evidenceHint')}
        value={values.evidence}
        onChange={(chosen) => onChange({ evidence: EVIDENCE.filter((one) => chosen.includes(one)) })}
      >
        <Group mt={8}>
          {EVIDENCE.map((one) => (
            <Checkbox key={one} value={one} label={codeWord('evidenceKind', one)} />
          ))}
        </Group>
      </Checkbox.Group>
      {area('direction', t('columnRole.DIRECTION'), 2000)}
      <Checkbox.Group
        label={t('columnRole.PROJECT_LEVEL')}
        value={values.projectLevels}
        onChange={(chosen) => onChange({ projectLevels: LEVELS.filter((one) => chosen.includes(one)) })}
      >
        <Group mt={4}>
          {LEVELS.map((one) => (
            <Checkbox key={one} value={one} label={codeWord('projectLevelFull', one)} />
          ))}
        </Group>
      </Checkbox.Group>
    </>
  );
}
