import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { useAuditKinds } from '../../shared/api/listAuditEntries';
import type { AuditEntry } from '../../shared/api/types';
import { actionWord, entityWord } from '../../shared/audit/words';
import { PersonSelect } from '../../shared/people/PersonSelect';
import { DayField } from '../../shared/ui/DayField';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { SearchField } from '../../shared/ui/SearchField';
import classes from './AuditFilters.module.css';
import type { AuditSearch } from './search';

type Search = AuditSearch & { org?: string };
type Props = { search: Search; items: AuditEntry[]; onChange: (next: Search) => void };

/** What the record is narrowed by. */
export function AuditFilters({ search, items, onChange }: Props) {
  const { t } = useTranslation();
  const change = (next: Search) => onChange({ ...next, entry: undefined });
  const [unfolded, setUnfolded] = useState(false);
  const kinds = useAuditKinds().data?.items ?? [];
  const ofEntity = kinds.filter(({ entity }) => search.entity === undefined || entity === search.entity);
  const actor = items.find((entry) => entry.actor?.subject === search.actor)?.actor;
  return (
    <Stack gap="xs" className="no-print" component="section" aria-label={t('audit.filters')}>
      <Button
        className={classes.unfold}
        variant="default"
        w="fit-content"
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
        leftSection={<IconFilter size={16} aria-hidden />}
      >
        {t('roadmaps.filter')}
      </Button>
      <div className={classes.fields} data-unfolded={unfolded || undefined}>
        <SearchField label={t('audit.search')} value={search.q} onChange={(q) => change({ q })} />
        <NativeSelect
          label={t('audit.what')}
          value={search.entity ?? ''}
          onChange={(event) => change({ entity: event.currentTarget.value || undefined, entityId: undefined })}
          data={[
            { value: '', label: t('audit.anyEntity') },
            ...offered(
              kinds.map(({ entity }) => entity),
              search.entity,
              entityWord,
            ),
          ]}
        />
        <NativeSelect
          label={t('audit.action')}
          value={search.action ?? ''}
          onChange={(event) => change({ action: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('audit.anyAction') },
            ...offered(
              ofEntity.flatMap(({ actions }) => actions),
              search.action,
              actionWord,
            ),
          ]}
        />
        <PersonSelect
          label={t('audit.person')}
          value={search.person ?? null}
          onChange={(person) => change({ person: person ?? undefined, actor: undefined })}
        />
        <OrganizationSelect
          label={t('audit.organization')}
          value={search.org ?? null}
          onChange={(org) => change({ org: org ?? undefined })}
          placeholder={t('focus.allOrganizations')}
        />
        <DayField
          label={t('audit.from')}
          value={search.from ?? null}
          onChange={(from) => change({ from: from ?? undefined })}
        />
        <DayField label={t('audit.to')} value={search.to ?? null} onChange={(to) => change({ to: to ?? undefined })} />
      </div>
      <Group gap="xs">
        {search.actor && (
          <Chip
            words={t('audit.byActor', { name: actor?.name ?? search.actor })}
            onRemove={() => change({ actor: undefined })}
          />
        )}
        {search.entityId && <Chip words={t('audit.ofOne')} onRemove={() => change({ entityId: undefined })} />}
      </Group>
    </Stack>
  );
}

/** A filter that came by an address or a button; its only control is to be taken off. */
function Chip({ words, onRemove }: { words: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      size="compact-sm"
      variant="default"
      rightSection={<IconX size={14} aria-hidden />}
      aria-label={t('audit.removeFilter', { filter: words })}
      onClick={onRemove}
    >
      {words}
    </Button>
  );
}

/** What is recorded, by its word; and what the address asks for, also when nothing of it is. */
const offered = (recorded: string[], own: string | undefined, word: (code: string) => string) =>
  [...new Set(own === undefined ? recorded : [...recorded, own])]
    .map((value) => ({ value, label: word(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
