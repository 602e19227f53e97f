import { Stack, Text, Title } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { isMissing } from '../../shared/api/problem';
import type { ConsolidatedReport } from '../../shared/api/types';
import { formatDay, formatInstant } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { nameIn } from '../../shared/i18n/names';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useConsolidated, useConsolidatedFile, useConsolidatedRows } from './api/reports';
import { FileButtons } from './FileButtons';
import { LateOf } from './LateOf';
import classes from './Reports.module.css';
import { LateMark, StateMark } from './StateMark';
import { figureWords, periodWords } from './words';

/** The rows behind the sums. */
const ROWS = 'organizations';

const SubmissionsOf = lazy(() => import('./SubmissionsOf'));

/** What the reports of a period add up to, and each of them. */
export default function ConsolidatedPage() {
  const { t } = useTranslation();
  const { templateId } = useParams({ from: '/consolidated-reports/$templateId' });
  const { period } = useSearch({ from: '/consolidated-reports/$templateId' });
  const found = useConsolidated(templateId, period);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('reports.noConsolidated')} text={t('reports.missingText')}>
        <ButtonLink to="/consolidated-reports">{t('reports.consolidated')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) {
    return (
      <Stack>
        <PageTitle title={t('reports.consolidated')} />
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      </Stack>
    );
  }
  if (!found.data) return <Loading />;
  return <Loaded report={found.data} />;
}

function Loaded({ report }: { report: ConsolidatedReport }) {
  const { t, i18n } = useTranslation();
  const { head } = report;
  const file = useConsolidatedFile(head.templateId, head.periodStart);
  const name = `${head.templateName}, ${periodWords(head, i18n.language)}`;
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/consolidated-reports" w="fit-content" className="no-print">
          {t('reports.consolidated')}
        </AppLink>
        <PageTitle title={name}>{head.templateName}</PageTitle>
        <Text>
          {periodWords(head, i18n.language)} · {t('reports.due')}: {formatDay(head.due)}
        </Text>
        <Text role="status">
          {t('reports.progress', head)}
          {head.late > 0 && (
            <>
              {' · '}
              <LateOf head={head}>{t('reports.lateOf', { count: head.late })}</LateOf>
            </>
          )}
        </Text>
        <Text size="sm" className="quiet">
          {t('reports.onlyAccepted')} {t('reports.asOf', { time: formatInstant(report.asOf, i18n.language) })}
        </Text>
        {head.contained > 0 && <Text size="sm">{t('reports.contained', { count: head.contained })}</Text>}
        <FileButtons file={file} name={name} />
      </Stack>
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('reports.figure')}</th>
            <th role="columnheader" className={grid.number}>
              {t('reports.sum')}
            </th>
            <th role="columnheader" className={grid.number}>
              {t('reports.reportsWith')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {report.figures.map((figure) => (
            <tr key={figure.code} role="row">
              <td role="cell" className={grid.lead}>
                {nameIn(figure.name, i18n.language)}
              </td>
              <td role="cell" className={grid.number} data-label={t('reports.sum')}>
                {figure.value === null ? (
                  t('reports.noData')
                ) : (
                  <AppLink to="." search={(old: object) => old as never} hash={ROWS}>
                    {figureWords(figure.value, figure.unit, i18n.language)}
                  </AppLink>
                )}
              </td>
              <td role="cell" className={grid.number} data-label={t('reports.reportsWith')}>
                {t('reports.ofAccepted', { known: figure.reports, of: head.accepted - head.contained })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Suspense>
        <SubmissionsOf report={report} />
      </Suspense>
      <Organizations report={report} name={name} />
    </Stack>
  );
}

function Organizations({ report, name }: { report: ConsolidatedReport; name: string }) {
  const { t, i18n } = useTranslation();
  const { templateId, periodStart } = report.head;
  const pages = useConsolidatedRows(templateId, periodStart);
  return (
    <section>
      <Title order={2} mb="xs" id={ROWS}>
        {t('reports.byOrganization')}
      </Title>
      <Stack gap="sm">
        <ExportButton
          path={`/api/v1/consolidated-reports/${templateId}/rows`}
          query={{ period: periodStart }}
          name={name}
        />
        <Pages pages={pages} empty={<Text>{t('reports.emptyTitle')}</Text>}>
          {(items) => (
            <div className={classes.scroll}>
              <table className={grid.table} role="table">
                <thead role="rowgroup">
                  <tr role="row">
                    <th role="columnheader">{t('reports.organization')}</th>
                    <th role="columnheader">{t('reports.state')}</th>
                    {report.figures.map((figure) => (
                      <th key={figure.code} role="columnheader" className={grid.number}>
                        {nameIn(figure.name, i18n.language)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody role="rowgroup">
                  {items.map((row) => (
                    <tr key={row.obligationId} role="row">
                      <td role="cell" className={grid.lead}>
                        <AppLink to="/report-obligations/$obligationId" params={{ obligationId: row.obligationId }}>
                          {row.organization.name}
                        </AppLink>
                      </td>
                      <td role="cell">
                        <StateMark state={row.state} /> <LateMark late={row.late} lateDays={null} />
                        {row.contained && (
                          <Text size="sm" className="quiet">
                            {t('reports.containedRow')}
                          </Text>
                        )}
                      </td>
                      {report.figures.map((figure) => (
                        <td
                          key={figure.code}
                          role="cell"
                          className={grid.number}
                          data-label={nameIn(figure.name, i18n.language)}
                        >
                          {figureWords(row.values[figure.code] ?? null, figure.unit, i18n.language) ?? '—'}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Pages>
      </Stack>
    </section>
  );
}
