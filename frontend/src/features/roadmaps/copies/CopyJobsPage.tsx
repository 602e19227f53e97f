import { Stack, Text } from '@mantine/core';
import { useMe, usePermission } from '../../../shared/api/getMe';
import { formatInstant, formatPeriod } from '../../../shared/format/dates';
import { codeWord } from '../../../shared/i18n/codes';
import { useTranslation } from '../../../shared/i18n/i18n';
import grid from '../../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../../shared/ui/links';
import { Pages } from '../../../shared/ui/Pages';
import { PageTitle } from '../../../shared/ui/PageTitle';
import { useCopyJobs } from '../api/copies';

/** Copies for many that were begun, the last one first. */
export default function CopyJobsPage() {
  const { t } = useTranslation();
  const known = useMe().isSuccess;
  const allowed = usePermission('roadmaps:write');
  if (known && !allowed) {
    return (
      <EmptyState page title={t('copies.forbiddenTitle')} text={t('copies.forbiddenText')}>
        <ButtonLink to="/roadmaps">{t('shell.toRoadmaps')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <Stack gap="md" maw={1000}>
      <PageTitle title={t('copies.jobsTitle')} />
      {allowed && <Jobs />}
    </Stack>
  );
}

function Jobs() {
  const { t, i18n } = useTranslation();
  const pages = useCopyJobs();
  return (
    <Pages pages={pages} empty={<EmptyState title={t('copies.emptyTitle')} text={t('copies.emptyText')} />}>
      {(items) => (
        <table className={grid.table} role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">{t('copies.begun')}</th>
              <th role="columnheader">{t('roadmaps.period')}</th>
              <th role="columnheader">{t('roadmaps.state')}</th>
              <th role="columnheader">{t('copies.result')}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {items.map((one) => (
              <tr key={one.id} role="row">
                <td role="cell" className={grid.lead}>
                  <AppLink to={'/roadmaps/copies/$copyId'} params={{ copyId: one.id }}>
                    {formatInstant(one.createdAt, i18n.language)}
                  </AppLink>
                  <Text size="sm" className="quiet">
                    {t(one.programmeId ? 'copies.whom.schools' : 'copies.whom.subtree')}
                  </Text>
                </td>
                <td role="cell" className={grid.nowrap}>
                  {formatPeriod(one.periodStart, one.periodEnd)}
                </td>
                <td role="cell">{codeWord('copyState', one.state)}</td>
                <td role="cell">
                  {t('copies.counts', { made: one.made, there: one.alreadyThere, failed: one.failed })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Pages>
  );
}
