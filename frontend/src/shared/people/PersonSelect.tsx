import { Loader, Select } from '@mantine/core';
import { useState } from 'react';
import { usePeopleMatches } from '../api/findPeople';
import { usePerson } from '../api/getPerson';
import { useTranslation } from '../i18n/i18n';
import { useDebounced } from '../ui/useDebounced';

type Props = {
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
  required?: boolean;
  error?: string;
};

/** One person out of those the caller sees, found by typing. */
export function PersonSelect({ label, value, onChange, required = false, error }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<{ value: string; label: string } | null>(null);
  // Whoever was not picked here came by the address.
  const given = usePerson(value !== null && value !== picked?.value ? value : undefined).data;
  const chosen = given ? { value: given.id, label: given.name } : picked;
  const q = useDebounced(typed === chosen?.label ? '' : typed);
  const found = usePeopleMatches(q || undefined);
  const offered = (found.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }));
  const options = chosen && !offered.some((one) => one.value === chosen.value) ? [chosen, ...offered] : offered;
  return (
    <Select
      label={label}
      value={value}
      onChange={(id, option) => {
        setPicked(id ? { value: option.value, label: option.label } : null);
        onChange(id);
      }}
      data={options}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={t('common.nothingFound')}
      placeholder={t('common.typeName')}
      rightSection={found.isFetching ? <Loader size="xs" /> : undefined}
      required={required}
      clearable={!required}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      error={error}
    />
  );
}
