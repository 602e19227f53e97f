import { Button, Group, Stack, Text } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import { useAuditPages } from '../../shared/api/listAuditEntries';
import type { AuditEntry } from '../../shared/api/types';
import { EntryView } from '../../shared/audit/EntryView';
import { SidePanel } from '../../shared/ui/Dialog';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { AuditFilters } from './AuditFilters';
import { AuditRows } from './AuditRows';
import { auditFilter, type AuditSearch } from './search';

const NONE: AuditSearch & { org?: string } = {
  q: undefined,
  entity: undefined,
  entityId: undefined,
  actor: undefined,
  person: undefined,
  action: undefined,
  from: undefined,
  to: undefined,
  entry: undefined,
  org: undefined,
};

/** Who changed what, when and why; newest first, filters in the address. */
export default function AuditPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/administration/audit' });
  const navigate = useNavigate({ from: '/administration/audit' });
  const change = (next: AuditSearch & { org?: string }) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true, resetScroll: false });
  const filter = auditFilter(search);
  const pages = useAuditPages(filter);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = items.find((entry) => entry.id === search.entry);
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <PageTitle title={t('administration.audit')} />
        <Group gap="xs" className="no-print">
          <ExportButton path="/api/v1/audit-entries" query={filter} name={t('administration.audit')} />
          <ButtonLink
            to="/administration/audit/head"
            variant="default"
            size="xs"
            leftSection={<IconFingerprint size={16} aria-hidden />}
          >
            {t('audit.head')}
          </ButtonLink>
        </Group>
      </Group>
      <AuditFilters search={search} items={items} onChange={change} />
      {pages.error && <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading />}
      {pages.isSuccess && items.length === 0 && (
        <EmptyState
          title={filtered ? t('common.nothingFound') : t('audit.emptyTitle')}
          text={filtered ? t('audit.nothingHint') : t('audit.emptyText')}
        >
          {filtered && (
            <Button variant="default" onClick={() => change(NONE)}>
              {t('common.resetFilters')}
            </Button>
          )}
        </EmptyState>
      )}
      {items.length > 0 && (
        <>
          <Text size="sm" className="quiet" role="status">
            {t(pages.hasNextPage ? 'audit.countMore' : 'audit.count', { count: items.length })}
          </Text>
          <AuditRows items={items} onOpen={(entry) => change({ entry: entry.id })} />
          {pages.hasNextPage && (
            <Button
              variant="default"
              w="fit-content"
              className="no-print"
              loading={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {t('common.more')}
            </Button>
          )}
        </>
      )}
      {chosen && <Entry entry={chosen} onChange={change} onClose={() => change({ entry: undefined })} />}
    </Stack>
  );
}

type EntryProps = { entry: AuditEntry; onChange: (next: AuditSearch) => void; onClose: () => void };

function Entry({ entry, onChange, onClose }: EntryProps) {
  const { t } = useTranslation();
  const { actor, entity, entityId } = entry;
  return (
    <SidePanel title={t('audit.entry')} onClose={onClose} wide>
      <Stack gap="md">
        <EntryView entry={entry} />
        <Group gap="xs">
          {entityId && (
            <Button size="xs" variant="default" onClick={() => onChange({ ...NONE, entity, entityId })}>
              {t('audit.onlyThis')}
            </Button>
          )}
          {actor && (
            <Button size="xs" variant="default" onClick={() => onChange({ ...NONE, actor: actor.subject })}>
              {t('audit.onlyActor')}
            </Button>
          )}
        </Group>
      </Stack>
    </SidePanel>
  );
}
