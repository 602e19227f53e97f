import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import { readDays, writeDays } from '../../shared/format/dayList';
import { useTranslation } from '../../shared/i18n/i18n';

type Props = { value: number[] | null; onChange: (days: number[] | null) => void; error: unknown };

/** So many days before the last one; null while what is typed is no list of days. */
export function RemindDaysField({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(writeDays(value ?? []));
  return (
    <TextInput
      label={t('asking.remindDays')}
      description={t('asking.remindDaysHint')}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(readDays(event.currentTarget.value, 1));
      }}
      error={value === null ? t('asking.wrongDays') : fieldError(error, '/remindDays')}
    />
  );
}
