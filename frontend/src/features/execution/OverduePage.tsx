import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import { useMe } from '../../shared/api/getMe';
import { formatInstant } from '../../shared/format/dates';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { Filters } from '../../shared/ui/Filters';
import { AppLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { Pages } from '../../shared/ui/Pages';
import { useActiveRoadmaps } from './api/listActiveRoadmaps';
import { useOverduePages } from './api/listOverdue';
import { OverdueRows } from './OverdueRows';
import { PlaceFilter } from './PlaceFilter';
import { byOf, OVERDUE_BY, wordOf, type OverdueSearch } from './search';

/** Who is late, by municipality, by executor or by roadmap. */
export default function OverduePage() {
  const { t } = useTranslation();
  const me = useMe();
  if (!me.data) return <Loading />;
  if (!me.data.permissions.includes('checkpoints:read')) {
    return <EmptyState page title={t('overdue.title')} text={t('tasks.noRight')} />;
  }
  return <Overdue />;
}

function Overdue() {
  const { t, i18n } = useTranslation();
  const search = useSearch({ from: '/control/overdue' });
  const navigate = useNavigate({ from: '/control/overdue' });
  const by = byOf(search);
  const within = search.within ?? search.org;
  const pages = useOverduePages({ by, within, roadmap: search.roadmap });
  const first = pages.data?.pages[0];
  const change = (next: OverdueSearch) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true, resetScroll: false });
  const filtered = [search.within, search.roadmap].filter(Boolean).length;
  return (
    <Stack gap="md">
      <Stack gap={4}>
        <AppLink to="/control" w="fit-content" className="no-print">
          {t('control.title')}
        </AppLink>
        <PageTitle title={t('overdue.title')} />
        {first && (
          <Text size="sm" className="quiet">
            {t('progress.asOf', { moment: formatInstant(first.asOf, i18n.language) })}
          </Text>
        )}
      </Stack>
      <Filters
        count={filtered}
        onReset={filtered ? () => change({ within: undefined, roadmap: undefined }) : undefined}
        first={
          <CodeSelect
            label={t('progress.by')}
            group="overdueBy"
            codes={OVERDUE_BY}
            value={by}
            onChange={(next) => change({ by: wordOf(next) })}
          />
        }
      >
        <PlaceFilter value={search.within} onChange={(place) => change({ within: place })} />
        {by !== 'ROADMAP' && <RoadmapFilter value={search.roadmap} onChange={(roadmap) => change({ roadmap })} />}
      </Filters>
      <ExportButton path="/api/v1/overdue" query={{ by, within, roadmap: search.roadmap }} name={t('overdue.title')} />
      <Pages
        pages={pages}
        empty={
          filtered ? (
            <EmptyState title={t('common.nothingFound')} text={t('tasks.nothingHint')} />
          ) : (
            <EmptyState title={t('overdue.emptyTitle')} text={t('overdue.emptyText')} />
          )
        }
      >
        {(items) => <OverdueRows items={items} by={by} roadmap={search.roadmap} within={within} />}
      </Pages>
    </Stack>
  );
}

type RoadmapProps = { value: string | undefined; onChange: (roadmap: string | undefined) => void };

function RoadmapFilter({ value, onChange }: RoadmapProps) {
  const { t } = useTranslation();
  const roadmaps = useActiveRoadmaps().data?.items ?? [];
  return (
    <Group>
      <NativeSelect
        label={t('tasks.roadmap')}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
        data={[
          { value: '', label: t('tasks.anyRoadmap') },
          ...roadmaps.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        maw={320}
      />
    </Group>
  );
}
