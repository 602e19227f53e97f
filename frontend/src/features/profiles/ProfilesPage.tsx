import { Group, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { RiskProfileRow } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { MonitoringTabs } from '../../shared/monitoring/MonitoringTabs';
import { PrintButton } from '../../shared/print/PrintButton';
import { FACTORS } from '../../shared/surveys/factors';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { LaterOrganizationSelect } from '../../shared/ui/laterFields';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { useRiskProfilePages } from './api/profile';
import { factorName, risk, SIGNIFICANCES } from './figures';
import { SignificanceMark } from './marks';
import type { ProfilesSearch } from './search';

/** Which schools have which risk: by factor, by significance, in a municipality or a region. */
export default function ProfilesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/risk-profiles' });
  const navigate = useNavigate({ from: '/risk-profiles' });
  const { factor, significance } = search;
  const filter = { within: search.within ?? search.org, factor, significance };
  const pages = useRiskProfilePages(filter);
  const change = (next: ProfilesSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  return (
    <Stack gap="md">
      <PageTitle title={t('riskProfiles.listTitle')} />
      <MonitoringTabs here="profiles" />
      <Text size="sm" className="quiet" maw={760}>
        {t('riskProfiles.listText')}
      </Text>
      <Group gap="sm" align="flex-end" className="no-print">
        <LaterOrganizationSelect
          label={t('riskProfiles.within')}
          value={filter.within ?? null}
          onChange={(within) => change({ within: within ?? undefined })}
        />
        <CodeSelect
          label={t('profile.factor')}
          group="riskFactor"
          codes={FACTORS}
          value={factor}
          onChange={(next) => change({ factor: next })}
          any={t('riskProfiles.anyFactor')}
        />
        <CodeSelect
          label={t('profile.significance')}
          group="significance"
          codes={SIGNIFICANCES}
          value={significance}
          onChange={(next) => change({ significance: next })}
          any={t('riskProfiles.anySignificance')}
        />
      </Group>
      <Group gap="md" className="no-print">
        <ExportButton path="/api/v1/risk-profiles" query={filter} name={t('riskProfiles.listTitle')} />
        <PrintButton />
      </Group>
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'riskProfiles.rowsMore' : 'riskProfiles.rows', { count })}
        empty={
          filter.within || factor || significance ? (
            <EmptyState title={t('common.nothingFound')} text={t('riskProfiles.nothingHint')} />
          ) : (
            <EmptyState title={t('profile.emptyTitle')} text={t('profile.emptyText')}>
              <ButtonLink to="/surveys">{t('profile.toSurveys')}</ButtonLink>
            </EmptyState>
          )
        }
      >
        {(items) => <Rows items={items} />}
      </Pages>
    </Stack>
  );
}

function Rows({ items }: { items: RiskProfileRow[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('riskProfiles.school')}</th>
          <th role="columnheader">{t('riskProfiles.municipality')}</th>
          <th role="columnheader">{t('profile.factor')}</th>
          <th role="columnheader">{t('profile.significance')}</th>
          <th role="columnheader" className={grid.number}>
            {t('profile.value')}
          </th>
          <th role="columnheader">{t('riskProfiles.decided')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={`${one.organization.id} ${one.factor}`} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/organizations/$organizationId/profile" params={{ organizationId: one.organization.id }}>
                {one.organization.name}
              </AppLink>
            </td>
            <td role="cell" data-label={t('riskProfiles.municipality')}>
              {one.municipalityName}
            </td>
            <td role="cell" data-label={t('profile.factor')}>
              {factorName({ code: one.factor, label: {} }, i18n.language)}
            </td>
            <td role="cell">
              <SignificanceMark value={one.significance} />
            </td>
            <td role="cell" className={grid.number} data-label={t('profile.value')}>
              {one.value === null ? '' : risk(one.value, i18n.language)}
            </td>
            <td role="cell" data-label={t('riskProfiles.decided')}>
              <Decided row={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Decided({ row }: { row: RiskProfileRow }) {
  const { t } = useTranslation();
  const { decision, decidedBy, decidedAt, reason } = row;
  if (!decision) return <span className="quiet">{t('riskProfiles.notDecided')}</span>;
  return (
    <>
      {t(`riskProfiles.decision.${decision}`)}
      <Text size="sm" className="quiet">
        {decidedBy &&
          decidedAt &&
          t('riskProfiles.decidedBy', { name: decidedBy, day: formatDay(decidedAt.slice(0, 10)) })}
        {reason && `: ${reason}`}
      </Text>
    </>
  );
}
