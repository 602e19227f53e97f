import { Alert, Checkbox, Group, Stack } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import { useOrganizationPages } from '../../shared/api/listOrganizations';
import type { Organization } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { useColumns } from '../../shared/ui/columns';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { Filters } from '../../shared/ui/Filters';
import { LaterDayField, LaterOrganizationSelect } from '../../shared/ui/laterFields';
import { ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { SearchField } from '../../shared/ui/SearchField';
import { OrganizationRows } from './OrganizationRows';
import { KINDS, type OrganizationsSearch } from './search';

/** Draws only what is in sight of thousands; a list of what matches does without. */
const OrganizationTree = lazy(() =>
  import('./OrganizationTree').then((found) => ({ default: found.OrganizationTree })),
);

const NONE: OrganizationsSearch = {
  q: undefined,
  kind: undefined,
  within: undefined,
  closed: undefined,
  asOf: undefined,
};

/** The tree, today or on a day; with a search or a kind, a list of what matches, the likeliest first. */
export default function OrganizationsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/organizations' });
  const navigate = useNavigate({ from: '/organizations' });
  const mayImport = usePermission('organizations:write');
  const change = (next: OrganizationsSearch) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const { closed, asOf } = search;
  const within = search.within ?? search.org;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('nav.organizations')} />
        {mayImport && (
          <ButtonLink
            className="no-print"
            variant="default"
            to="/organizations/import"
            leftSection={<IconFileUpload size={18} aria-hidden />}
          >
            {t('organization.importList')}
          </ButtonLink>
        )}
      </Group>
      <ListFilters search={search} onChange={change} />
      {asOf && (
        <Alert color="orange" title={t('organization.asOfTitle', { date: formatDay(asOf) })}>
          {t('organization.asOfText')}
        </Alert>
      )}
      {search.q || search.kind ? (
        <Matches filter={{ q: search.q, kind: search.kind, within, closed, asOf }} />
      ) : (
        <Suspense fallback={<Loading />}>
          <OrganizationTree key={`${within} ${closed} ${asOf}`} top={within} time={{ closed, asOf }} />
        </Suspense>
      )}
    </Stack>
  );
}

type FiltersProps = { search: OrganizationsSearch & { org?: string }; onChange: (next: OrganizationsSearch) => void };

function ListFilters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const { q, kind, within, closed, asOf, org } = search;
  const count = [kind, within, closed, asOf].filter(Boolean).length;
  return (
    <Filters
      count={count}
      first={<SearchField label={t('organizations.search')} value={q} onChange={(text) => onChange({ q: text })} />}
      onReset={count > 0 || q ? () => onChange(NONE) : undefined}
    >
      <CodeSelect
        label={t('organizations.kind')}
        group="organizationKind"
        codes={KINDS}
        value={kind}
        onChange={(chosen) => onChange({ kind: chosen })}
        any={t('organizations.anyKind')}
      />
      <LaterOrganizationSelect
        label={t('organizations.municipality')}
        kind="MUNICIPALITY"
        value={search.within ?? null}
        onChange={(chosen) => onChange({ within: chosen ?? undefined })}
      />
      <LaterDayField
        label={t('organization.asOf')}
        value={search.asOf ?? null}
        onChange={(day) => onChange({ asOf: day ?? undefined })}
      />
      <Checkbox
        mb={8}
        label={t('organization.withClosed')}
        checked={search.closed ?? false}
        onChange={(event) => onChange({ closed: event.currentTarget.checked || undefined })}
      />
      <ExportButton
        path="/api/v1/organizations"
        query={{ q, kind, within: within ?? org, closed, asOf }}
        name={t('nav.organizations')}
      />
    </Filters>
  );
}

function Matches({ filter }: { filter: OrganizationsSearch }) {
  const { t } = useTranslation();
  const pages = useOrganizationPages(filter);
  const facts = [
    {
      key: 'locality',
      label: t('organization.locality'),
      value: ({ locality }: Organization) => locality && codeWord('locality', locality),
    },
    { key: 'head', label: t('organization.head'), value: ({ contacts }: Organization) => contacts.head },
    { key: 'phone', label: t('organization.phone'), value: ({ contacts }: Organization) => contacts.phone },
  ];
  const { shown, menu } = useColumns([
    { key: 'parent', label: t('organizations.parent') },
    { key: 'kind', label: t('organizations.kind') },
    { key: 'below', label: t('organizations.below') },
    ...facts.map(({ key, label }) => ({ key, label, spare: true })),
  ]);
  return (
    <Pages
      pages={pages}
      tools={menu}
      count={(count, more) => t(more ? 'organizations.countMore' : 'organizations.count', { count })}
      empty={<EmptyState title={t('common.nothingFound')} text={t('organizations.nothingHint')} />}
    >
      {(items) => <OrganizationRows items={items} shown={shown} more={facts.filter(({ key }) => shown(key))} />}
    </Pages>
  );
}
