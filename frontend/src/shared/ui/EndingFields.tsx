import { Textarea } from '@mantine/core';
import { useTranslation } from '../i18n/i18n';
import { fieldError } from '../api/fieldError';
import { today } from '../format/dates';
import { DayField } from './DayField';

export type Ending = { date: string | null; reason: string };
type Props = { value: Ending; onChange: (next: Ending) => void; error: unknown; dated?: boolean };

/** The last day of something, and why it is over; where the day may be left out, it is today. */
export function EndingFields({ value, onChange, error, dated = false }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <DayField
        label={t('ending.date')}
        hint={dated ? undefined : t('ending.dateHint')}
        value={value.date}
        onChange={(date) => onChange({ ...value, date })}
        max={today()}
        required={dated}
        error={fieldError(error, '/date')}
      />
      <Textarea
        label={t('ending.reason')}
        value={value.reason}
        onChange={(event) => onChange({ ...value, reason: event.currentTarget.value })}
        autosize
        minRows={2}
        maxLength={1000}
        required
        error={fieldError(error, '/reason')}
      />
    </>
  );
}
