import { TextInput } from '@mantine/core';

type Props = {
  label: string;
  hint?: string;
  /** Its label is told, not shown, because a table's heads say it. */
  bare?: boolean;
  value: string;
  onChange: (text: string) => void;
  readOnly?: boolean;
  error?: string | null | false;
};

/** A number as it is typed: with a comma or a point, and kept as text until it is one. */
export function TypedNumber({ label, hint, bare = false, value, onChange, readOnly, error }: Props) {
  return (
    <TextInput
      size={bare ? 'xs' : 'sm'}
      {...(bare ? { 'aria-label': label } : { label, description: hint })}
      inputMode="decimal"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      readOnly={readOnly}
      maxLength={6}
      error={error || undefined}
    />
  );
}
