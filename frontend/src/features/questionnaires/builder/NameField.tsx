import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { isTaken } from './names';
import { ProblemLines } from './ProblemLines';

type Props = {
  label: string;
  value: string;
  onChange: (name: string) => void;
  pointer?: string;
  hint?: string;
  /** Names beside it that it may not take, where two of one name could not be told apart afterwards. */
  others?: readonly string[];
  bare?: boolean;
};

/** A name for programs: taken when it is typed to its end, for whatever names it follows. */
export function NameField({ label, value, onChange, pointer, hint, others = [], bare }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const take = () => {
    const name = typed?.trim();
    setTyped(null);
    if (!name || name === value) return;
    if (isTaken(others, value, name)) setRefused(name);
    else onChange(name);
  };
  return (
    <div>
      <TextInput
        {...(bare ? { 'aria-label': label } : { label })}
        description={hint ?? (bare ? undefined : t('builder.nameHint'))}
        value={typed ?? value}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setRefused(null);
        }}
        error={refused !== null && t('questionnaireProblem.DUPLICATE_NAME', { name: refused })}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
        maxLength={64}
        spellCheck={false}
      />
      {pointer && <ProblemLines at={pointer} exact />}
    </div>
  );
}
