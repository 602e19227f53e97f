import { Button, Group, Stack, Text } from '@mantine/core';
import { IconRefresh, IconTableImport } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { usePermission } from '../../shared/api/getMe';
import type { EngagementRow } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { MonitoringTabs } from '../../shared/monitoring/MonitoringTabs';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { SearchField } from '../../shared/ui/SearchField';
import { useEngagementCounts, useEngagementPages, useRefreshEngagement } from './api/engagement';
import classes from './Engagement.module.css';
import { score } from './figures';
import { LevelMark } from './LevelMark';
import { OutsideLists } from './OutsideLists';
import { LEVELS, type EngagementSearch } from './search';

const ImportDialog = lazyDialog(() => import('./ImportDialog').then((found) => found.ImportDialog));

const COUNT = { RED: 'red', YELLOW: 'yellow', GREEN: 'green', UNKNOWN: 'unknown' } as const;

/** Which schools need somebody now: the lowest figures first. */
export default function EngagementPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/engagement' });
  const filter: EngagementSearch = {
    q: search.q,
    within: search.within ?? search.org,
    level: search.level,
    month: search.month,
  };
  const navigate = useNavigate({ from: '/engagement' });
  const [importing, setImporting] = useState(false);
  const mayManage = usePermission('monitoring:manage');
  const mayRefresh = usePermission('monitoring:write');
  const counts = useEngagementCounts(filter);
  const pages = useEngagementPages(filter);
  const refresh = useRefreshEngagement();
  const change = (next: EngagementSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const within = filter.within;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('engagement.title')} />
        <Group gap="xs" className="no-print">
          {mayRefresh && within && (
            <Button
              variant="default"
              leftSection={<IconRefresh size={18} aria-hidden />}
              loading={refresh.isPending}
              onClick={() => refresh.mutate(within)}
            >
              {t('engagement.refresh')}
            </Button>
          )}
          <ButtonLink to="/engagement/formulas" variant="default">
            {t('engagement.formulas.title')}
          </ButtonLink>
          {mayManage && (
            <Button leftSection={<IconTableImport size={18} aria-hidden />} onClick={() => setImporting(true)}>
              {t('engagement.import')}
            </Button>
          )}
        </Group>
      </Group>
      <MonitoringTabs here="engagement" />
      <Text size="sm" className="quiet" maw={760}>
        {t('engagement.text')} {counts.data?.day && t('engagement.asOf', { day: formatDay(counts.data.day) })}
      </Text>
      {refresh.error && <ProblemAlert error={refresh.error} />}
      {refresh.data && (
        <Text size="sm" role="status">
          {t('engagement.refreshed', { count: refresh.data.schools })}
        </Text>
      )}
      {counts.error && <ProblemAlert error={counts.error} onRetry={() => void counts.refetch()} />}
      {filter.month && (
        <Group gap="xs">
          <Text fw={600}>{t('engagement.ofMonth', { month: formatDay(filter.month).slice(3) })}</Text>
          <Button size="compact-sm" variant="subtle" onClick={() => change({ month: undefined })}>
            {t('engagement.toLatest')}
          </Button>
        </Group>
      )}
      <div role="group" aria-label={t('engagement.levels')} className={classes.levels}>
        {LEVELS.map((level) => (
          <button
            key={level}
            type="button"
            className={classes.level}
            aria-pressed={level === filter.level}
            onClick={() => change({ level: level === filter.level ? undefined : level })}
          >
            <LevelMark value={level} /> <strong>{counts.data?.[COUNT[level]] ?? ''}</strong>
          </button>
        ))}
      </div>
      <Group gap="sm" align="flex-end" className="no-print">
        <SearchField label={t('engagement.search')} value={filter.q} onChange={(q) => change({ q })} />
        <OrganizationSelect
          label={t('engagement.within')}
          value={within ?? null}
          onChange={(id) => change({ within: id ?? undefined })}
        />
        <ExportButton path="/api/v1/engagement" query={filter} name={t('engagement.title')} />
      </Group>
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'engagement.countMore' : 'engagement.count', { count })}
        empty={
          filter.q || filter.level || filter.month || within ? (
            <EmptyState title={t('common.nothingFound')} text={t('engagement.nothingHint')} />
          ) : (
            <EmptyState title={t('engagement.emptyTitle')} text={t('engagement.emptyText')} />
          )
        }
      >
        {(items) => <Rows items={items} />}
      </Pages>
      <OutsideLists />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </Stack>
  );
}

function Rows({ items }: { items: EngagementRow[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('engagement.school')}</th>
          <th role="columnheader">{t('engagement.parent')}</th>
          <th role="columnheader" className={grid.number}>
            {t('engagement.score')}
          </th>
          <th role="columnheader">{t('engagement.level')}</th>
          <th role="columnheader" className={grid.number}>
            {t('engagement.before')}
          </th>
          <th role="columnheader" className={grid.number}>
            {t('engagement.coverage')}
          </th>
          <th role="columnheader">{t('engagement.outside')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((row) => (
          <tr key={row.organization.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/engagement/$organizationId" params={{ organizationId: row.organization.id }}>
                {row.organization.name}
              </AppLink>
            </td>
            <td role="cell" data-label={t('engagement.parent')}>
              {row.parentName}
            </td>
            <td role="cell" className={grid.number} data-label={t('engagement.score')}>
              {score(row.score, i18n.language) ?? '—'}
            </td>
            <td role="cell">
              <LevelMark value={row.level} />
            </td>
            <td role="cell" className={grid.number} data-label={t('engagement.before')}>
              {score(row.before, i18n.language)}
            </td>
            <td role="cell" className={grid.number} data-label={t('engagement.coverage')}>
              {row.coverage} %
            </td>
            <td role="cell" data-label={t('engagement.outside')}>
              {row.outside && <LevelMark value={row.outside} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
