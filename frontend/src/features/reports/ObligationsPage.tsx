import { Group, NativeSelect, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { usePermission } from '../../shared/api/getMe';
import type { ReportObligationSummary } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink } from '../../shared/ui/links';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { Narrowed } from '../../shared/ui/Narrowed';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useObligationCounts, useObligationPages, useReportTemplates } from './api/reports';
import classes from './Reports.module.css';
import { ReportTabs } from './ReportTabs';
import { STATES, VIEWS, type ObligationsSearch, type ObligationsView } from './search';
import { LateMark, StateMark } from './StateMark';
import { periodWords } from './words';

const COUNT = { MINE: 'mine', TO_ACCEPT: 'toAccept', LATE: 'late', ALL: 'all' } as const;
const EMPTY = {
  MINE: 'reports.emptyMine',
  TO_ACCEPT: 'reports.emptyToAccept',
  LATE: 'reports.emptyLate',
  ALL: 'reports.emptyText',
} as const;

/** Reports that are owed: the own ones, those that wait for a decision, those that are late. */
export default function ObligationsPage() {
  const { t, i18n } = useTranslation();
  const search = useSearch({ from: '/report-obligations' });
  const navigate = useNavigate({ from: '/report-obligations' });
  const mayWrite = usePermission('reports:write');
  const within = search.within ?? search.org;
  const counts = useObligationCounts({ ...search, within });
  // Whoever has something to write begins there, whoever decides begins with what waits.
  const first: ObligationsView = counts.data?.mine ? 'MINE' : counts.data?.toAccept ? 'TO_ACCEPT' : 'ALL';
  const view = search.view ?? first;
  const { template, state, period } = search;
  const filter: ObligationsSearch = { view, template, state, within, period };
  const pages = useObligationPages(filter);
  const templates = useReportTemplates();
  const change = (next: ObligationsSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const one = pages.data?.pages[0]?.items[0];
  const narrowing = period
    ? [
        {
          key: 'period',
          words: one ? periodWords(one, i18n.language) : formatDay(period),
          onRemove: () => change({ period: undefined }),
        },
      ]
    : [];
  return (
    <Stack gap="md">
      <PageTitle title={t('reports.title')} />
      <ReportTabs here="owed" />
      {counts.error && <ProblemAlert error={counts.error} onRetry={() => void counts.refetch()} />}
      <div role="group" aria-label={t('reports.views')} className={`${classes.views} no-print`}>
        {VIEWS.filter((one) => mayWrite || one === 'ALL' || one === 'LATE').map((one) => (
          <button
            key={one}
            type="button"
            className={classes.view}
            aria-pressed={one === view}
            data-alert={one === 'LATE' && counts.data?.late ? true : undefined}
            onClick={() => change({ view: one, state: undefined })}
          >
            {t(`reports.view.${one}`)} <strong>{counts.data?.[COUNT[one]] ?? ''}</strong>
          </button>
        ))}
      </div>
      <Group gap="sm" align="flex-end" className="no-print">
        <NativeSelect
          label={t('reports.template')}
          value={search.template ?? ''}
          onChange={(event) => change({ template: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('reports.anyTemplate') },
            ...(templates.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
        <OrganizationSelect
          label={t('reports.within')}
          value={within ?? null}
          onChange={(id) => change({ within: id ?? undefined })}
        />
        {view === 'ALL' && (
          <CodeSelect
            label={t('reports.state')}
            group="owedState"
            codes={STATES}
            value={search.state}
            onChange={(state) => change({ state })}
            any={t('reports.anyState')}
          />
        )}
        <ExportButton path="/api/v1/report-obligations" query={filter} name={t('reports.title')} />
      </Group>
      <Narrowed parts={narrowing} />
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'reports.countMore' : 'reports.count', { count })}
        empty={<EmptyState title={t('reports.emptyTitle')} text={t(EMPTY[view])} />}
      >
        {(items) => <Rows items={items} />}
      </Pages>
    </Stack>
  );
}

function Rows({ items }: { items: ReportObligationSummary[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('reports.report')}</th>
          <th role="columnheader">{t('reports.organization')}</th>
          <th role="columnheader">{t('reports.period')}</th>
          <th role="columnheader">{t('reports.due')}</th>
          <th role="columnheader">{t('reports.state')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/report-obligations/$obligationId" params={{ obligationId: one.id }}>
                {one.templateName}
              </AppLink>
            </td>
            <td role="cell" data-label={t('reports.organization')}>
              {one.organization.name}
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('reports.period')}>
              {periodWords(one, i18n.language)}
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('reports.due')}>
              {formatDay(one.due)}
            </td>
            <td role="cell">
              <Group gap="sm">
                <StateMark state={one.state} />
                <LateMark {...one} />
              </Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
