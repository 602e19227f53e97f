import { Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import type { MonitoringRoundSummary } from '../../shared/api/types';
import { formatPeriod } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { MonitoringTabs } from '../../shared/monitoring/MonitoringTabs';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { SearchField } from '../../shared/ui/SearchField';
import { useRoundPages } from './api/rounds';
import { RoundStateMark } from './marks';
import { KINDS, STATES, type RoundsSearch } from './search';

/** The rounds a person sees: own ones, and those from above that measure own schools. */
export default function RoundsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/monitoring-rounds' });
  const navigate = useNavigate({ from: '/monitoring-rounds' });
  const mayDefine = usePermission('monitoring:manage');
  const pages = useRoundPages(search);
  const { q, kind, state } = search;
  const change = (next: RoundsSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const add = mayDefine && (
    <ButtonLink to="/monitoring-rounds/new" leftSection={<IconPlus size={18} aria-hidden />} className="no-print">
      {t('rounds.add')}
    </ButtonLink>
  );
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('rounds.title')} />
        {add}
      </Group>
      <MonitoringTabs here="rounds" />
      <Group gap="sm" align="flex-end" className="no-print">
        <SearchField label={t('rounds.search')} value={q} onChange={(text) => change({ q: text })} />
        <CodeSelect
          label={t('rounds.kind')}
          group="roundKind"
          codes={KINDS}
          value={kind}
          onChange={(chosen) => change({ kind: chosen })}
          any={t('rounds.anyKind')}
        />
        <CodeSelect
          label={t('rounds.state')}
          group="roundState"
          codes={STATES}
          value={state}
          onChange={(chosen) => change({ state: chosen })}
          any={t('rounds.anyState')}
        />
      </Group>
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'rounds.countMore' : 'rounds.count', { count })}
        empty={
          q || kind || state ? (
            <EmptyState title={t('common.nothingFound')} text={t('rounds.nothingHint')} />
          ) : (
            <EmptyState title={t('rounds.emptyTitle')} text={t(mayDefine ? 'rounds.emptyText' : 'rounds.emptyWait')}>
              {add}
            </EmptyState>
          )
        }
      >
        {(items) => <Rows items={items} />}
      </Pages>
    </Stack>
  );
}

function Rows({ items }: { items: MonitoringRoundSummary[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('rounds.name')}</th>
          <th role="columnheader">{t('rounds.kind')}</th>
          <th role="columnheader">{t('rounds.state')}</th>
          <th role="columnheader">{t('rounds.window')}</th>
          <th role="columnheader" className={grid.number}>
            {t('rounds.schools')}
          </th>
          <th role="columnheader">{t('rounds.whose')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/monitoring-rounds/$roundId" params={{ roundId: one.id }}>
                {one.title}
              </AppLink>
            </td>
            <td role="cell">{codeWord('roundKind', one.kind)}</td>
            <td role="cell">
              <RoundStateMark state={one.state} />
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('rounds.window')}>
              {formatPeriod(one.opensOn, one.closesOn)}
            </td>
            <td role="cell" className={grid.number} data-label={t('rounds.schools')}>
              {one.state === 'DRAFT' ? '—' : one.schools}
            </td>
            <td role="cell" data-label={t('rounds.whose')}>
              {one.organization.name}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
