import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../i18n/i18n';
import { useDebounced } from './useDebounced';

type Props = { label: string; value: string | undefined; onChange: (value: string | undefined) => void };

/** Text of a filter: the address follows when the typing pauses. */
export function SearchField({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value ?? '');
  const settled = useDebounced(typed, 250);
  const told = useRef(value ?? '');
  useEffect(() => {
    // The address changed by itself (back, a reset): follow it.
    if ((value ?? '') !== told.current) {
      told.current = value ?? '';
      setTyped(told.current);
    }
  }, [value]);
  useEffect(() => {
    if (settled === told.current) return;
    told.current = settled;
    onChange(settled || undefined);
    // Only a new text is news; a new callback is not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return (
    <TextInput
      label={label}
      type="search"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed ? <CloseButton size="sm" aria-label={t('common.clear')} onClick={() => setTyped('')} /> : null
      }
      style={{ flex: '1 1 220px', maxWidth: 420 }}
    />
  );
}
