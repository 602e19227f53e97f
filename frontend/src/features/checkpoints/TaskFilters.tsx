import { NativeSelect } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { useOrganization } from '../../shared/api/getOrganization';
import type { CheckpointSummary } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { Filters } from '../../shared/ui/Filters';
import { LaterDayField, LaterOrganizationSelect } from '../../shared/ui/laterFields';
import { Narrowed } from '../../shared/ui/Narrowed';
import { SearchField } from '../../shared/ui/SearchField';
import { useRoadmapTitles } from './api/listRoadmapTitles';
import { rowWords } from './dueWords';
import { kindOf, stateOf, TASK_STATES, wordOf, type TasksSearch } from './search';

type Change = (next: TasksSearch) => void;
type FiltersProps = { search: TasksSearch; count: number; onChange: Change; onReset?: () => void };

export function TaskFilters({ search, count, onChange, onReset }: FiltersProps) {
  const { t } = useTranslation();
  const roadmaps = useRoadmapTitles().data?.items ?? [];
  return (
    <Filters
      count={count}
      onReset={onReset}
      first={<SearchField label={t('tasks.search')} value={search.q} onChange={(q) => onChange({ q })} />}
    >
      <NativeSelect
        label={t('tasks.roadmap')}
        value={search.roadmap ?? ''}
        onChange={(event) => onChange({ roadmap: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('tasks.anyRoadmap') },
          ...roadmaps.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        maw={320}
      />
      <LaterOrganizationSelect
        label={t('tasks.organization')}
        value={search.organization ?? null}
        onChange={(organization) => onChange({ organization: organization ?? undefined })}
      />
      <LaterDayField
        label={t('tasks.dueFrom')}
        value={search.dueFrom ?? null}
        onChange={(day) => onChange({ dueFrom: day ?? undefined })}
      />
      <LaterDayField
        label={t('tasks.dueTo')}
        value={search.dueTo ?? null}
        onChange={(day) => onChange({ dueTo: day ?? undefined })}
      />
      <NativeSelect
        label={t('tasks.state')}
        value={stateOf(search.state) ?? ''}
        onChange={({ currentTarget }) => {
          const state = TASK_STATES.find((one) => one === currentTarget.value);
          // The other views have a state of their own.
          onChange(state ? { state: wordOf(state), view: wordOf('ALL') } : { state: undefined });
        }}
        data={[
          { value: '', label: t('tasks.anyState') },
          ...TASK_STATES.map((state) => ({ value: state, label: codeWord('checkpointState', state) })),
        ]}
      />
      <NativeSelect
        label={t('tasks.sort')}
        value={search.sort ?? 'due'}
        onChange={({ currentTarget }) => onChange({ sort: currentTarget.value === '-due' ? '-due' : undefined })}
        data={[
          { value: 'due', label: t('tasks.firstDue') },
          { value: '-due', label: t('tasks.lastDue') },
        ]}
      />
    </Filters>
  );
}

type NarrowedProps = { search: TasksSearch; row: CheckpointSummary | undefined; onChange: Change };

/** What a figure of another screen led to, in words, each to be taken away. */
export function TasksNarrowed({ search, row, onChange }: NarrowedProps) {
  const { t } = useTranslation();
  const place = useOrganization(search.within).data;
  const kind = kindOf(search.kind);
  const parts = [
    search.within && { key: 'within', words: place?.name ?? '…', without: { within: undefined } },
    search.section && { key: 'section', words: t('tasks.oneSection'), without: { section: undefined } },
    kind && { key: 'kind', words: codeWord('organizationKind', kind), without: { kind: undefined } },
    search.activity && {
      key: 'activity',
      words: row ? rowWords(row) : t('tasks.oneRow'),
      without: { activity: undefined },
    },
    search.documents && { key: 'documents', words: t('tasks.askingDocuments'), without: { documents: undefined } },
  ].filter((part) => part !== undefined && part !== '');
  return (
    <Narrowed parts={parts.map(({ key, words, without }) => ({ key, words, onRemove: () => onChange(without) }))} />
  );
}
