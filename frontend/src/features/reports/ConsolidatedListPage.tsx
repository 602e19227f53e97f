import { Group, Stack, Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import type { ConsolidatedReportSummary } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { StatusMark } from '../../shared/ui/StatusMark';
import { useConsolidatedPages } from './api/reports';
import { LateOf } from './LateOf';
import { ReportTabs } from './ReportTabs';
import { periodWords } from './words';

/** Which periods have come together, and how far: the latest first. */
export default function ConsolidatedListPage() {
  const { t } = useTranslation();
  const pages = useConsolidatedPages();
  return (
    <Stack gap="md">
      <PageTitle title={t('reports.title')} />
      <ReportTabs here="consolidated" />
      <Pages pages={pages} empty={<EmptyState title={t('reports.noConsolidated')} text={t('reports.emptyText')} />}>
        {(items) => <Rows items={items} />}
      </Pages>
    </Stack>
  );
}

function Rows({ items }: { items: ConsolidatedReportSummary[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('reports.report')}</th>
          <th role="columnheader">{t('reports.period')}</th>
          <th role="columnheader">{t('reports.due')}</th>
          <th role="columnheader">{t('reports.state')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.templateId + one.periodStart} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink
                to="/consolidated-reports/$templateId"
                params={{ templateId: one.templateId }}
                search={{ period: one.periodStart }}
              >
                {one.templateName}
              </AppLink>
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('reports.period')}>
              {periodWords(one, i18n.language)}
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('reports.due')}>
              {formatDay(one.due)}
            </td>
            <td role="cell">
              <Group gap="sm">
                <Text size="sm">{t('reports.progress', one)}</Text>
                {one.late > 0 && (
                  <LateOf head={one}>
                    <StatusMark tone="red" icon={<IconClockExclamation aria-hidden />}>
                      {t('reports.lateOf', { count: one.late })}
                    </StatusMark>
                  </LateOf>
                )}
              </Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
