import { Group, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { SearchField } from '../../shared/ui/SearchField';
import { useMeasured, useValuePages } from './api/dashboards';
import { number } from './figures';
import { VALUE_STATES, type ValuesSearch } from './search';

/** The rows behind a value: schools of a round, by value. */
export default function ValuesPage() {
  const { t, i18n } = useTranslation();
  const { round, indicator, within, state, bucket, q } = useSearch({ from: '/dashboard/values' });
  const search: ValuesSearch = { round, indicator, within, state, bucket, q };
  const navigate = useNavigate({ from: '/dashboard/values' });
  const change = (next: ValuesSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const measured = useMeasured(round, true);
  const definition = measured.data?.indicators.find(({ id }) => id === indicator);
  const pages = useValuePages(search);
  if (!round || !indicator)
    return (
      <EmptyState page title={t('dashboard.valuesTitle')} text={t('dashboard.valuesNothing')}>
        <ButtonLink to="/dashboard">{t('dashboard.back')}</ButtonLink>
      </EmptyState>
    );
  return (
    <Stack gap="md">
      <PageTitle title={definition?.title ?? t('dashboard.valuesTitle')} />
      <Text size="sm" className="quiet">
        {measured.data?.title} {bucket !== undefined && t('dashboard.oneBar')}
      </Text>
      <Group gap="sm" align="flex-end" className="no-print">
        <SearchField label={t('dashboard.searchSchool')} value={q} onChange={(text) => change({ q: text })} />
        <OrganizationSelect
          label={t('dashboard.place')}
          value={within ?? null}
          onChange={(id) => change({ within: id ?? undefined })}
        />
        <CodeSelect
          label={t('dashboard.values')}
          group="dashboardValueState"
          codes={VALUE_STATES}
          value={state}
          onChange={(next) => change({ state: next, bucket: undefined })}
          any={t('dashboard.allValues')}
        />
        <ExportButton path="/api/v1/dashboards/values" query={search} name={t('dashboard.valuesTitle')} />
      </Group>
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'dashboard.countMore' : 'dashboard.count', { count })}
        empty={<EmptyState title={t('common.nothingFound')} text={t('dashboard.valuesNone')} />}
      >
        {(items) => (
          <table className={grid.table} role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader">{t('dashboard.school')}</th>
                <th role="columnheader">{t('dashboard.municipality')}</th>
                <th role="columnheader" className={grid.number}>
                  {t('dashboard.value')}
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {items.map((one) => (
                <tr key={one.schoolId} role="row">
                  <td role="cell" className={grid.lead}>
                    <AppLink
                      to="/monitoring-rounds/$roundId/forms/$schoolId"
                      params={{ roundId: round, schoolId: one.schoolId }}
                    >
                      {one.schoolName}
                    </AppLink>
                  </td>
                  <td role="cell" data-label={t('dashboard.municipality')}>
                    {one.municipalityName}
                  </td>
                  <td role="cell" className={grid.number} data-label={t('dashboard.value')}>
                    {one.value === null
                      ? (one.missing ?? t('dashboard.notSaid'))
                      : `${number(one.value, definition?.decimals ?? 6, i18n.language)} ${definition?.unit ?? ''}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Pages>
    </Stack>
  );
}
