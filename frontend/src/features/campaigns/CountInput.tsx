import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { countOf } from './numbers';

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'error'> & {
  value: number | null;
  onChange: (count: number | null) => void;
  error?: string | undefined;
};

/** A count as it is typed. What is none is said here and given on as NaN: «20-25» is never read as 2025. */
export function CountInput({ value, onChange, error, ...rest }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : String(value));
  const wrong = Number.isNaN(countOf(shown));
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      value={shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(countOf(event.currentTarget.value));
      }}
      onBlur={() => !wrong && setTyped(null)}
      error={wrong ? t('quotas.noNumber') : error}
    />
  );
}
