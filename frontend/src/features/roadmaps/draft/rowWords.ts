import { codeWord } from '../../../shared/i18n/codes';
import type { Translate } from '../../../shared/i18n/i18n';
import type { RowField, RowValues } from './rowValues';

export const fieldName = (field: RowField, t: Translate): string =>
  ({
    number: t('columnRole.NUMBER'),
    title: t('columnRole.ACTIVITY'),
    termText: t('columnRole.TERM'),
    tasks: t('columnRole.EXECUTORS'),
    targets: t('roadmaps.targets'),
    projectLevels: t('columnRole.PROJECT_LEVEL'),
    direction: t('columnRole.DIRECTION'),
    participants: t('columnRole.PARTICIPANTS'),
    expectedResult: t('draft.expectedResult'),
    evidence: t('draft.evidence'),
  })[field];

function fieldText(values: RowValues, field: RowField): string {
  if (field === 'tasks') {
    return values.tasks
      .map(({ actor, text, executors }) => [actor, text, executors.join(', ')].filter(Boolean).join(': '))
      .join('; ');
  }
  if (field === 'targets') {
    return values.targets.map((one) => [one.comparator, one.value, one.unit].filter(Boolean).join(' ')).join('; ');
  }
  if (field === 'evidence') return values.evidence.map((one) => codeWord('evidenceKind', one)).join(', ');
  const value = values[field];
  return typeof value === 'string' ? value : (value as string[]).join(', ');
}

/** The row's fields in words, for laying two states side by side. */
export const wordsOf = (values: RowValues, t: Translate): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(values) as RowField[]).map((field) => [fieldName(field, t), fieldText(values, field)]),
  );
