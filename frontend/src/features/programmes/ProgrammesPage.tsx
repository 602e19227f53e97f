import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import type { Programme } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { SearchField } from '../../shared/ui/SearchField';
import { useProgrammePages } from './api/listProgrammes';
import { KINDS, type ProgrammesSearch } from './search';

const CreateProgramme = lazyDialog(() => import('./ProgrammeDialogs').then((found) => found.CreateProgramme));

/** The programmes schools take part in: own and those from above. */
export default function ProgrammesPage() {
  const { t } = useTranslation();
  const { q, kind, org } = useSearch({ from: '/programmes' });
  const navigate = useNavigate({ from: '/programmes' });
  const mayCreate = usePermission('programmes:write');
  const maySeePairs = usePermission('partnerships:read');
  const [creating, setCreating] = useState(false);
  const pages = useProgrammePages({ q, kind });
  const change = (next: ProgrammesSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('nav.programmes')} />
        <Group gap="xs" className="no-print">
          {maySeePairs && (
            <ButtonLink variant="default" to="/partnerships">
              {t('partnerships.title')}
            </ButtonLink>
          )}
          {mayCreate && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setCreating(true)}>
              {t('programmes.add')}
            </Button>
          )}
        </Group>
      </Group>
      <Group gap="sm" align="flex-end" className="no-print">
        <SearchField label={t('programmes.search')} value={q} onChange={(text) => change({ q: text })} />
        <CodeSelect
          label={t('programmes.kind')}
          group="programmeKind"
          codes={KINDS}
          value={kind}
          onChange={(chosen) => change({ kind: chosen })}
          any={t('programmes.anyKind')}
        />
      </Group>
      <ExportButton path="/api/v1/programmes" query={{ q, kind }} name={t('nav.programmes')} />
      <Pages
        pages={pages}
        empty={
          q || kind ? (
            <EmptyState title={t('common.nothingFound')} text={t('programmes.nothingHint')} />
          ) : (
            <EmptyState title={t('programmes.emptyTitle')} text={t('programmes.emptyText')} />
          )
        }
      >
        {(items) => <Rows items={items} />}
      </Pages>
      {creating && <CreateProgramme organizationId={org ?? null} onClose={() => setCreating(false)} />}
    </Stack>
  );
}

function Rows({ items }: { items: Programme[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('programmes.name')}</th>
          <th role="columnheader">{t('programmes.kind')}</th>
          <th role="columnheader">{t('programmes.keeper')}</th>
          <th role="columnheader">{t('programmes.cohorts')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/programmes/$programmeId" params={{ programmeId: one.id }}>
                {one.name}
              </AppLink>
              {one.shortName && (
                <Text size="sm" className="quiet">
                  {one.shortName}
                </Text>
              )}
            </td>
            <td role="cell">{codeWord('programmeKind', one.kind)}</td>
            <td role="cell" data-label={t('programmes.keeper')}>
              {one.organization.name}
            </td>
            <td role="cell" data-label={t('programmes.cohorts')}>
              {one.cohortYears.join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
