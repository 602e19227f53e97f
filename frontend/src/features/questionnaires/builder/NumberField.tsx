import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemLines } from './ProblemLines';

type Props = {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  pointer?: string;
  hint?: string;
  bare?: boolean;
};

const NUMBER = /^-?\d+([.,]\d+)?$/;

/** A number or nothing; what is half typed is not taken yet. */
export function NumberField({ label, value, onChange, pointer, hint, bare }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === undefined ? '' : String(value));
  const change = (text: string) => {
    setTyped(text);
    if (text.trim() === '') onChange(undefined);
    else if (NUMBER.test(text.trim())) onChange(Number(text.trim().replace(',', '.')));
  };
  return (
    <div>
      <TextInput
        {...(bare ? { 'aria-label': label } : { label })}
        description={hint}
        inputMode="decimal"
        value={shown}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
        maxLength={20}
      />
      {pointer && <ProblemLines at={pointer} exact />}
    </div>
  );
}
