import { useTranslation } from '../../shared/i18n/i18n';
import { TypedNumber } from '../../shared/ui/TypedNumber';
import type { Fault, Typed } from './values';

export type FieldsProps = {
  typed: Typed;
  faults: Record<string, Fault>;
  readOnly: boolean;
  onChange: (pointer: string, text: string) => void;
};

type Props = FieldsProps & { pointer: string; label: string; hint?: string; bare?: boolean };

/** One number of a formula. */
export function NumberField({ typed, faults, readOnly, onChange, pointer, ...words }: Props) {
  const { t } = useTranslation();
  const fault = faults[pointer];
  return (
    <TypedNumber
      {...words}
      value={typed.numbers[pointer] ?? ''}
      onChange={(text) => onChange(pointer, text)}
      readOnly={readOnly}
      error={fault && t(`formulas.fault.${fault}`)}
    />
  );
}
