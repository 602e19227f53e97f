import { Checkbox, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { formatDay, today } from '../../shared/format/dates';
import { DayField } from '../../shared/ui/DayField';
import type { DecisionDraft } from './decision';

type Props = {
  draft: DecisionDraft;
  onChange: (next: DecisionDraft) => void;
  timeZone: string;
  sure: boolean;
  onSure: (sure: boolean) => void;
  error: unknown;
};

/** The day and the order of an act; what holds from today cannot be taken back, and the person says so. */
export function DecisionFields({ draft, onChange, timeZone, sure, onSure, error }: Props) {
  const { t } = useTranslation();
  const later = isLater(draft, timeZone);
  return (
    <>
      <DayField
        label={t('orgAct.effectiveOn')}
        hint={t('orgAct.effectiveHint')}
        value={draft.effectiveOn}
        onChange={(effectiveOn) => onChange({ ...draft, effectiveOn })}
        error={fieldError(error, '/effectiveOn')}
      />
      <Group grow align="flex-start">
        <TextInput
          label={t('orgAct.orderNumber')}
          value={draft.orderNumber}
          onChange={(event) => onChange({ ...draft, orderNumber: event.currentTarget.value })}
          maxLength={100}
          error={fieldError(error, '/orderNumber')}
        />
        <DayField
          label={t('orgAct.orderDate')}
          value={draft.orderDate}
          onChange={(orderDate) => onChange({ ...draft, orderDate })}
          error={fieldError(error, '/orderDate')}
        />
      </Group>
      <Textarea
        label={t('orgAct.reason')}
        value={draft.reason}
        onChange={(event) => onChange({ ...draft, reason: event.currentTarget.value })}
        autosize
        minRows={2}
        maxLength={1000}
        error={fieldError(error, '/reason')}
      />
      {later && draft.effectiveOn ? (
        <Text size="sm">{t('orgAct.heldLater', { date: formatDay(draft.effectiveOn) })}</Text>
      ) : (
        <Checkbox
          label={t('orgAct.noWayBack')}
          checked={sure}
          onChange={(event) => onSure(event.currentTarget.checked)}
        />
      )}
    </>
  );
}

/** An act of a day to come waits for it and can be taken back until then. */
export const isLater = ({ effectiveOn }: DecisionDraft, timeZone: string) =>
  effectiveOn !== null && effectiveOn > today(timeZone);
