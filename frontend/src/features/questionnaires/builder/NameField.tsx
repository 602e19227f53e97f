import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { ProblemLines } from './ProblemLines';

type Props = {
  label: string;
  value: string;
  onChange: (name: string) => void;
  pointer?: string;
  hint?: string;
  bare?: boolean;
};

/** A name for programs: taken when it is typed to its end, for whatever names it follows. */
export function NameField({ label, value, onChange, pointer, hint, bare }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    const name = typed?.trim();
    setTyped(null);
    if (name && name !== value) onChange(name);
  };
  return (
    <div>
      <TextInput
        {...(bare ? { 'aria-label': label } : { label })}
        description={hint ?? (bare ? undefined : t('builder.nameHint'))}
        value={typed ?? value}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
        maxLength={64}
        spellCheck={false}
      />
      {pointer && <ProblemLines at={pointer} exact />}
    </div>
  );
}
