import { SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { CheckpointTarget } from '../../shared/api/types';
import FileField from '../../shared/files/FileField';
import { DayField } from '../../shared/ui/DayField';
import { filledTargets, isWrongNumber, type ReportValues } from './reportValues';
import { planWords } from './targetWords';

type Evidence = 'TEXT' | 'LINK' | 'FILE' | 'NUMBERS';

type Props = {
  values: ReportValues;
  onChange: (values: ReportValues) => void;
  targets: CheckpointTarget[];
  /** What the row asks for; nothing of its own: a text, a link or a file. */
  required: Evidence[];
  /** How many are expected, where they are counted. */
  expected: number;
  /** Whose files they are; null: the report has none of its own. */
  organizationId: string | null;
  onBusy: (busy: boolean) => void;
  error: unknown;
  /** Where the report stands in the body that was sent. */
  at?: string;
};

/** The fields of a report; what the server says against one stands at it. */
export function ReportFields(props: Props) {
  const { values, onChange, targets, required, expected, organizationId, onBusy, error, at = '' } = props;
  const { t, i18n } = useTranslation();
  const change = (part: Partial<ReportValues>) => onChange({ ...values, ...part });
  const sent = filledTargets(targets, values);
  const numberError = (target: CheckpointTarget) =>
    isWrongNumber(values.numbers[target.id])
      ? t('report.notNumber')
      : (fieldError(error, `${at}/numbers/${sent.indexOf(target)}/value`) ??
        (sent.includes(target) ? undefined : fieldError(error, `${at}/numbers`)));
  return (
    <Stack gap="sm">
      <Textarea
        label={t('report.text')}
        description={required.length === 0 ? t('report.enough') : undefined}
        withAsterisk={required.includes('TEXT')}
        value={values.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        error={fieldError(error, `${at}/text`)}
        autosize
        minRows={3}
        maxLength={20_000}
        data-autofocus
      />
      {targets.map((target) => (
        <TextInput
          key={target.id}
          label={target.text}
          description={t('report.plan', { plan: planWords(target, i18n.language) })}
          withAsterisk={required.includes('NUMBERS')}
          inputMode="decimal"
          value={values.numbers[target.id] ?? ''}
          onChange={(event) => change({ numbers: { ...values.numbers, [target.id]: event.currentTarget.value } })}
          error={numberError(target)}
        />
      ))}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <DayField
          label={t('report.heldOn')}
          value={values.heldOn}
          onChange={(heldOn) => change({ heldOn })}
          error={fieldError(error, `${at}/heldOn`)}
        />
        {expected > 1 && (
          <TextInput
            label={t('report.count')}
            description={t('report.expected', { count: expected })}
            withAsterisk
            inputMode="numeric"
            value={values.count}
            onChange={(event) => change({ count: event.currentTarget.value })}
            error={isWrongNumber(values.count) ? t('report.notNumber') : fieldError(error, `${at}/count`)}
          />
        )}
      </SimpleGrid>
      <TextInput
        label={t('report.link')}
        withAsterisk={required.includes('LINK')}
        type="url"
        value={values.link}
        onChange={(event) => change({ link: event.currentTarget.value })}
        error={fieldError(error, `${at}/link`)}
      />
      {organizationId && (
        <FileField
          label={t('report.files')}
          organizationId={organizationId}
          value={values.files}
          onChange={(files) => change({ files })}
          onBusy={onBusy}
          required={required.includes('FILE')}
          error={fieldError(error, `${at}/files`)}
        />
      )}
    </Stack>
  );
}
