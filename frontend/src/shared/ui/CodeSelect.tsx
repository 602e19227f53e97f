import { NativeSelect } from '@mantine/core';
import { codeWord } from '../i18n/codes';

type Props<T extends string> = {
  label: string;
  /** The words of the codes in the message files. */
  group: string;
  codes: readonly T[];
  value: T | undefined;
  onChange: (code: T | undefined) => void;
  /** What stands for no choice; without it there is always one. */
  any?: string;
  required?: boolean;
  error?: string;
};

/** One of a few codes of the contract, in words: the browser's own list. */
export function CodeSelect<T extends string>(props: Props<T>) {
  const { label, group, codes, value, onChange, any, required, error } = props;
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(codes.find((code) => code === event.currentTarget.value))}
      data={[
        ...(any === undefined ? [] : [{ value: '', label: any }]),
        ...codes.map((code) => ({ value: code, label: codeWord(group, code) })),
      ]}
      required={required}
      error={error}
    />
  );
}
