import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOrganizationPages } from '../../shared/api/listOrganizations';
import { codeWord } from '../../shared/i18n/codes';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { SearchField } from '../../shared/ui/SearchField';
import { OrganizationRows } from './OrganizationRows';
import { OrganizationTree } from './OrganizationTree';
import { KINDS, type OrganizationsSearch } from './search';

/** The tree; with a search or a kind, a list of what matches. */
export default function OrganizationsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/organizations' });
  const navigate = useNavigate({ from: '/organizations' });
  const change = (next: OrganizationsSearch) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  return (
    <Stack gap="md">
      <PageTitle title={t('nav.organizations')} />
      <Group gap="sm" align="flex-end">
        <SearchField label={t('organizations.search')} value={search.q} onChange={(q) => change({ q })} />
        <NativeSelect
          label={t('organizations.kind')}
          value={search.kind ?? ''}
          onChange={(event) => change({ kind: KINDS.find((kind) => kind === event.currentTarget.value) })}
          data={[
            { value: '', label: t('organizations.anyKind') },
            ...KINDS.map((kind) => ({ value: kind, label: codeWord('organizationKind', kind) })),
          ]}
        />
        <ExportButton
          path="/api/v1/organizations"
          query={{ q: search.q, kind: search.kind, within: search.org, sort: 'name' }}
          name={t('nav.organizations')}
        />
      </Group>
      {search.q || search.kind ? <Matches search={search} /> : <OrganizationTree top={search.org} />}
    </Stack>
  );
}

function Matches({ search }: { search: OrganizationsSearch & { org?: string } }) {
  const { t } = useTranslation();
  const pages = useOrganizationPages({ q: search.q, kind: search.kind, within: search.org });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.error) return <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <Loading />;
  if (items.length === 0) return <EmptyState title={t('common.nothingFound')} text={t('organizations.nothingHint')} />;
  return (
    <>
      <Text size="sm" className="quiet" role="status">
        {t(pages.hasNextPage ? 'organizations.countMore' : 'organizations.count', { count: items.length })}
      </Text>
      <OrganizationRows items={items} />
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
  );
}
