import { Loader, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../i18n/i18n';
import { useOrganization } from '../api/getOrganization';
import { useOrganizationMatches } from '../api/listOrganizations';
import type { OrganizationKind } from '../api/types';
import { useDebounced } from './useDebounced';

type Props = {
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
  /** Offers only organisations the caller may do this with. */
  action?: 'importRoadmap';
  kind?: OrganizationKind;
  /** Not offered: an organisation cannot be joined to itself. */
  without?: string;
  placeholder?: string;
  required?: boolean;
  error?: string;
  disabled?: boolean;
};

/** One organisation out of those the caller sees, found by typing. */
export function OrganizationSelect(props: Props) {
  const { label, value, onChange, action, kind, without, placeholder, required, error, disabled } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const chosen = useOrganization(value ?? undefined).data;
  const settled = useDebounced(typed === chosen?.name ? '' : typed);
  const found = useOrganizationMatches({ q: settled || undefined, kind }, action ? 200 : 30, !disabled);
  const offered = (found.data?.items ?? []).filter(
    (one) => one.id !== without && (!action || one.allowedActions.includes(action)),
  );
  const options = chosen && !offered.some((one) => one.id === chosen.id) ? [chosen, ...offered] : offered;
  return (
    <Select
      label={label}
      value={value}
      onChange={onChange}
      data={options.map((one) => ({ value: one.id, label: one.name }))}
      searchable
      clearable={!required}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={t('common.nothingFound')}
      placeholder={placeholder ?? t('common.typeOrganization')}
      rightSection={found.isFetching ? <Loader size="xs" /> : undefined}
      required={required}
      error={error}
      disabled={disabled}
    />
  );
}
