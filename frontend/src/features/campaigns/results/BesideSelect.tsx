import { Loader, Select } from '@mantine/core';
import { useState } from 'react';
import type { Campaign } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { useDebounced } from '../../../shared/ui/useDebounced';
import { useCampaign, useCampaignMatches } from '../api/campaigns';

type Props = { campaign: Campaign; value: string | undefined; onChange: (id: string | undefined) => void };

/** Another campaign to put beside this one, found by typing: one that was started, of those the person sees. */
export default function BesideSelect({ campaign, value, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const chosen = useCampaign(value).data;
  const settled = useDebounced(typed === chosen?.title ? '' : typed);
  const found = useCampaignMatches(settled || undefined);
  const others = (found.data?.items ?? []).filter((one) => one.id !== campaign.id && one.versionId !== null);
  const options = chosen && !others.some((one) => one.id === chosen.id) ? [chosen, ...others] : others;
  return (
    <Select
      label={t('results.beside')}
      placeholder={t('results.noBeside')}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      data={options.map((one) => ({ value: one.id, label: one.title }))}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={t('common.nothingFound')}
      rightSection={found.isFetching ? <Loader size="xs" /> : undefined}
      maw={280}
    />
  );
}
