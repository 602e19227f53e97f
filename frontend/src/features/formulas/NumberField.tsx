import { TextInput } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Fault, Typed } from './values';

export type FieldsProps = {
  typed: Typed;
  faults: Record<string, Fault>;
  readOnly: boolean;
  onChange: (pointer: string, text: string) => void;
};

type Props = FieldsProps & { pointer: string; label: string; hint?: string; bare?: boolean };

/** One number of a formula. Bare: its label is told, not shown, because a table's heads say it. */
export function NumberField({ typed, faults, readOnly, onChange, pointer, label, hint, bare = false }: Props) {
  const { t } = useTranslation();
  const fault = faults[pointer];
  return (
    <TextInput
      size={bare ? 'xs' : 'sm'}
      {...(bare ? { 'aria-label': label } : { label, description: hint })}
      inputMode="decimal"
      value={typed.numbers[pointer] ?? ''}
      onChange={(event) => onChange(pointer, event.currentTarget.value)}
      readOnly={readOnly}
      maxLength={6}
      error={fault && t(`formulas.fault.${fault}`)}
    />
  );
}
