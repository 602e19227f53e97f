import { Button, Checkbox, Group, SegmentedControl, Stack } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import { useMe, usePermission } from '../../shared/api/getMe';
import { useColumns } from '../../shared/ui/columns';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { Filters } from '../../shared/ui/Filters';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { LaterOrganizationSelect } from '../../shared/ui/laterFields';
import { Loading } from '../../shared/ui/Loading';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { SearchField } from '../../shared/ui/SearchField';
import { usePeoplePages } from './api/listPeople';
import { PeopleRows } from './PeopleRows';
import { useGrantableRoles } from './roles';
import { ROLES, STATES, type PeopleSearch } from './search';

const InviteDialog = lazyDialog(() => import('./InviteDialog').then((found) => found.InviteDialog));

const HandOverNotice = lazy(() => import('./HandOverNotice').then((found) => ({ default: found.HandOverNotice })));
const RolesView = lazy(() => withRareWords(() => import('./RolesView')));

const NONE: PeopleSearch = { q: undefined, role: undefined, state: undefined, within: undefined, former: undefined };

/** Who works in the caller's organisations, and the way in for new ones. */
export default function PeoplePage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/people' });
  const navigate = useNavigate({ from: '/people' });
  const known = useMe().isSuccess;
  const allowed = usePermission('people:read');
  const mayInvite = useGrantableRoles().length > 0;
  const [inviting, setInviting] = useState(false);
  const within = search.within ?? search.org;
  const change = (next: PeopleSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  if (known && !allowed) return <EmptyState page title={t('people.forbiddenTitle')} text={t('people.forbiddenText')} />;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('nav.people')} />
        {mayInvite && (
          <Button
            className="no-print"
            leftSection={<IconUserPlus size={18} aria-hidden />}
            onClick={() => setInviting(true)}
          >
            {t('people.invite')}
          </Button>
        )}
      </Group>
      {allowed && (
        <SegmentedControl
          className="no-print"
          w="fit-content"
          aria-label={t('nav.people')}
          value={search.view ?? 'people'}
          onChange={(view) => change({ view: view === 'roles' ? 'roles' : undefined })}
          data={[
            { value: 'people', label: t('nav.people') },
            { value: 'roles', label: t('people.roles') },
          ]}
        />
      )}
      {search.view === 'roles' ? (
        allowed && (
          <Suspense fallback={<Loading />}>
            <RolesView search={search} onChange={change} />
          </Suspense>
        )
      ) : (
        <PeopleView search={search} within={within} allowed={allowed} onChange={change} />
      )}
      {inviting && <InviteDialog organizationId={within ?? null} onClose={() => setInviting(false)} />}
    </Stack>
  );
}

type ViewProps = {
  search: PeopleSearch;
  within: string | undefined;
  allowed: boolean;
  onChange: (next: PeopleSearch) => void;
};

function PeopleView({ search, within, allowed, onChange }: ViewProps) {
  const { t } = useTranslation();
  const { q, role, state, former } = search;
  const filter = { q, role, state, former, within };
  const pages = usePeoplePages(filter, allowed);
  const { shown, menu } = useColumns([
    { key: 'roles', label: t('people.roles') },
    { key: 'state', label: t('people.state') },
    { key: 'lastSignIn', label: t('people.lastSignIn') },
    { key: 'email', label: t('people.email'), spare: true },
    { key: 'phone', label: t('people.phone'), spare: true },
  ]);
  const filtered = Boolean(q || role || state || search.within || former);
  return (
    <>
      <Suspense>
        <HandOverNotice within={within} enabled={allowed} />
      </Suspense>
      <PeopleFilters search={search} onChange={onChange} onReset={filtered ? () => onChange(NONE) : undefined} />
      {allowed && (
        <Group gap="sm" className="no-print">
          <ExportButton path="/api/v1/people" query={filter} name={t('nav.people')} />
        </Group>
      )}
      <Pages
        pages={pages}
        tools={menu}
        count={(count, more) => t(more ? 'people.countMore' : 'people.count', { count })}
        empty={
          filtered ? (
            <EmptyState title={t('common.nothingFound')} text={t('people.nothingHint')} />
          ) : (
            <EmptyState title={t('people.emptyTitle')} text={t('people.emptyText')} />
          )
        }
      >
        {(items) => <PeopleRows items={items} shown={shown} />}
      </Pages>
    </>
  );
}

type FilterProps = { search: PeopleSearch; onChange: (next: PeopleSearch) => void; onReset: (() => void) | undefined };

function PeopleFilters({ search, onChange, onReset }: FilterProps) {
  const { t } = useTranslation();
  return (
    <Filters
      count={[search.role, search.state, search.within, search.former].filter(Boolean).length}
      first={<SearchField label={t('people.search')} value={search.q} onChange={(q) => onChange({ q })} />}
      onReset={onReset}
    >
      <CodeSelect
        label={t('people.role')}
        group="role"
        codes={ROLES}
        value={search.role}
        onChange={(role) => onChange({ role })}
        any={t('people.anyRole')}
      />
      <CodeSelect
        label={t('people.state')}
        group="personState"
        codes={STATES}
        value={search.state}
        onChange={(state) => onChange({ state })}
        any={t('people.anyState')}
      />
      <LaterOrganizationSelect
        label={t('people.organization')}
        value={search.within ?? null}
        onChange={(within) => onChange({ within: within ?? undefined })}
      />
      <Checkbox
        mb={8}
        label={t('people.former')}
        checked={search.former ?? false}
        onChange={(event) => onChange({ former: event.currentTarget.checked || undefined })}
      />
    </Filters>
  );
}
