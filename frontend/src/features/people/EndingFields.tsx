import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../shared/api/fieldError';
import { today } from '../../shared/format/dates';
import { DayField } from '../../shared/ui/DayField';

export type Ending = { date: string | null; reason: string };
type Props = { value: Ending; onChange: (next: Ending) => void; error: unknown };

/** Since which day it is over, and why. */
export function EndingFields({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <DayField
        label={t('people.endDate')}
        hint={t('people.endDateHint')}
        value={value.date}
        onChange={(date) => onChange({ ...value, date })}
        max={today()}
        error={fieldError(error, '/date')}
      />
      <Textarea
        label={t('people.reason')}
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
