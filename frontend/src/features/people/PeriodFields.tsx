import { Group, TextInput } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { DayField } from '../../shared/ui/DayField';

type Period = { validFrom: string | null; validTo: string | null; orderNumber: string; orderDate: string | null };
type Props = {
  value: Period;
  onChange: (next: Partial<Period>) => void;
  /** The order must be named. */
  ordered?: boolean;
  begun?: boolean;
  error: unknown;
  pointer: string;
};

/** From when to when, and by which order. */
export function PeriodFields({ value, onChange, ordered = false, begun = false, error, pointer }: Props) {
  const { t } = useTranslation();
  const wrong = (field: string) => fieldError(error, `${pointer}/${field}`);
  return (
    <>
      <Group grow align="flex-start">
        <DayField
          label={t('people.validFrom')}
          hint={begun ? undefined : t('people.validFromHint')}
          value={value.validFrom}
          onChange={(validFrom) => onChange({ validFrom })}
          required={begun}
          error={wrong('validFrom')}
        />
        <DayField
          label={t('people.validTo')}
          hint={t('people.validToHint')}
          value={value.validTo}
          onChange={(validTo) => onChange({ validTo })}
          error={wrong('validTo')}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput
          label={t('people.orderNumber')}
          value={value.orderNumber}
          onChange={(event) => onChange({ orderNumber: event.currentTarget.value })}
          maxLength={200}
          required={ordered}
          error={wrong('orderNumber')}
        />
        <DayField
          label={t('people.orderDate')}
          value={value.orderDate}
          onChange={(orderDate) => onChange({ orderDate })}
          required={ordered}
          error={wrong('orderDate')}
        />
      </Group>
    </>
  );
}
