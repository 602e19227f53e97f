import { Loader, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { useDebounced } from '../../shared/ui/useDebounced';
import { usePeopleMatches } from './api/listPeople';

type Props = { label: string; value: string | null; onChange: (id: string | null) => void; error?: string };

/** One person out of those the caller sees, found by typing. */
export function PersonSelect({ label, value, onChange, error }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const q = useDebounced(typed === chosen?.label ? '' : typed);
  const found = usePeopleMatches({ q: q || undefined });
  const offered = (found.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }));
  const options = chosen && !offered.some((one) => one.value === chosen.value) ? [chosen, ...offered] : offered;
  return (
    <Select
      label={label}
      value={value}
      onChange={(id, option) => {
        setChosen(id ? { value: option.value, label: option.label } : null);
        onChange(id);
      }}
      data={options}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={t('common.nothingFound')}
      placeholder={t('people.typeName')}
      rightSection={found.isFetching ? <Loader size="xs" /> : undefined}
      required
      error={error}
    />
  );
}
