import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation, withPlanWords } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import { codeWord } from '../../shared/i18n/codes';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { SearchField } from '../../shared/ui/SearchField';
import { useRoadmapPages } from './api/listRoadmaps';
import { RoadmapRows } from './RoadmapRows';
import { SORTS, STATES, type RoadmapListSearch } from './search';

const CreateDialog = lazy(() => withPlanWords(() => import('./CreateDialog')));

/** All roadmaps the person sees; filters stand in the address. */
export default function RoadmapListPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/roadmaps' });
  const navigate = useNavigate({ from: '/roadmaps' });
  const [creating, setCreating] = useState(false);
  const mayImport = usePermission('roadmaps:write');
  const change = (next: RoadmapListSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const { q, state, sort, org, year } = search;
  const filter = { q, state, sort: sort ?? '-updatedAt', within: org, year };
  const pages = useRoadmapPages(filter);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Boolean(q || state || org || year);
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <PageTitle title={t('nav.roadmaps')} />
        <Group gap="xs" className="no-print">
          <ButtonLink to="/roadmaps/templates" variant="default">
            {t('roadmaps.templates')}
          </ButtonLink>
          {mayImport && (
            <>
              <Button
                variant="default"
                leftSection={<IconPlus size={18} aria-hidden />}
                onClick={() => setCreating(true)}
              >
                {t('roadmaps.create')}
              </Button>
              <ButtonLink to="/roadmaps/import" leftSection={<IconFileImport size={18} aria-hidden />}>
                {t('roadmaps.import')}
              </ButtonLink>
            </>
          )}
        </Group>
        {creating && (
          <Suspense>
            <CreateDialog onClose={() => setCreating(false)} />
          </Suspense>
        )}
      </Group>
      <Group gap="sm" align="flex-end">
        <SearchField label={t('roadmaps.searchLabel')} value={q} onChange={(next) => change({ q: next })} />
        <NativeSelect
          label={t('roadmaps.state')}
          value={state ?? ''}
          onChange={(event) => change({ state: STATES.find((one) => one === event.currentTarget.value) })}
          data={[
            { value: '', label: t('roadmaps.anyState') },
            ...STATES.map((one) => ({ value: one, label: codeWord('roadmapState', one) })),
          ]}
        />
        <NativeSelect
          label={t('roadmaps.sort')}
          value={sort ?? '-updatedAt'}
          onChange={(event) => change({ sort: SORTS.find((one) => one === event.currentTarget.value) })}
          data={SORTS.map((one) => ({ value: one, label: codeWord('roadmapSort', one) }))}
        />
      </Group>
      {pages.error && <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading />}
      {pages.isSuccess && items.length === 0 && (
        <EmptyState
          title={filtered ? t('common.nothingFound') : t('roadmaps.emptyTitle')}
          text={filtered ? t('roadmaps.nothingHint') : t(mayImport ? 'roadmaps.emptyText' : 'roadmaps.emptyReader')}
        >
          {filtered && (
            <Button
              variant="default"
              onClick={() =>
                void navigate({ search: (old) => ({ sort: old.sort, org: undefined, year: undefined }), replace: true })
              }
            >
              {t('common.resetFilters')}
            </Button>
          )}
        </EmptyState>
      )}
      {items.length > 0 && (
        <>
          <Group justify="space-between" gap="xs">
            <Text size="sm" className="quiet" role="status">
              {t(pages.hasNextPage ? 'roadmaps.countMore' : 'roadmaps.count', { count: items.length })}
            </Text>
            <ExportButton path="/api/v1/roadmaps" query={filter} name={t('nav.roadmaps')} />
          </Group>
          <RoadmapRows items={items} />
          {pages.hasNextPage && (
            <Button
              variant="default"
              w="fit-content"
              loading={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {t('common.more')}
            </Button>
          )}
        </>
      )}
    </Stack>
  );
}
