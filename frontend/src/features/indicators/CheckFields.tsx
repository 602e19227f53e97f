import { Fieldset, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { FieldsProps } from './IndicatorEditor';

const FIELDS = ['least', 'most', 'change', 'deviation', 'notable'] as const;

/** When a value asks to be looked at again, and from which difference a school has changed. */
export function CheckFields({ typed, set, faults, readOnly, error }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t('indicators.checks')} disabled={readOnly}>
      <Text size="sm" className="quiet" mb="xs">
        {t('indicators.checksText')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            label={t(`indicators.check.${field}`)}
            description={t(`indicators.checkHint.${field}`)}
            inputMode="decimal"
            value={typed[field]}
            onChange={(event) => set({ [field]: event.currentTarget.value })}
            maxLength={20}
            error={
              faults.has(field)
                ? t('indicators.number')
                : fieldError(error, field === 'notable' ? '/definition/notable' : `/definition/checks/${field}`)
            }
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}
