import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import type { Indicator } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { MonitoringTabs } from '../../shared/monitoring/MonitoringTabs';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { SearchField } from '../../shared/ui/SearchField';
import { useIndicatorPages } from './api/indicators';
import { ORIGINS, type IndicatorsSearch } from './search';

/** The catalogue: what is measured, by whose definition. */
export default function IndicatorsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/indicators' });
  const navigate = useNavigate({ from: '/indicators' });
  const mayDefine = usePermission('monitoring:manage');
  const pages = useIndicatorPages(search);
  const { q, origin, archived } = search;
  const change = (next: IndicatorsSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const add = mayDefine && (
    <ButtonLink to="/indicators/new" leftSection={<IconPlus size={18} aria-hidden />} className="no-print">
      {t('indicators.add')}
    </ButtonLink>
  );
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('indicators.title')} />
        {add}
      </Group>
      <MonitoringTabs here="indicators" />
      <Text size="sm" className="quiet" maw={760}>
        {t('indicators.text')}
      </Text>
      <Group gap="sm" align="flex-end" className="no-print">
        <SearchField label={t('indicators.search')} value={q} onChange={(text) => change({ q: text })} />
        <CodeSelect
          label={t('indicators.origin')}
          group="indicatorOrigin"
          codes={ORIGINS}
          value={origin}
          onChange={(chosen) => change({ origin: chosen })}
          any={t('indicators.anyOrigin')}
        />
        <Checkbox
          label={t('indicators.archived')}
          checked={archived ?? false}
          onChange={(event) => change({ archived: event.currentTarget.checked || undefined })}
        />
      </Group>
      <ExportButton
        path="/api/v1/indicators"
        query={{ q, origin, archived: archived ?? false }}
        name={t('indicators.title')}
      />
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'indicators.countMore' : 'indicators.count', { count })}
        empty={
          q || origin || archived ? (
            <EmptyState title={t('common.nothingFound')} text={t('indicators.nothingHint')} />
          ) : (
            <EmptyState title={t('indicators.emptyTitle')} text={t('indicators.emptyText')}>
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

function Rows({ items }: { items: Indicator[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('indicators.name')}</th>
          <th role="columnheader">{t('indicators.group')}</th>
          <th role="columnheader">{t('indicators.unit')}</th>
          <th role="columnheader">{t('indicators.direction')}</th>
          <th role="columnheader">{t('indicators.origin')}</th>
          <th role="columnheader">{t('indicators.owner')}</th>
          <th role="columnheader">{t('indicators.whose')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map(({ id, definition, organization }) => (
          <tr key={id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/indicators/$indicatorId" params={{ indicatorId: id }}>
                {definition.title}
              </AppLink>
            </td>
            <td role="cell" data-label={t('indicators.group')}>
              {definition.group}
            </td>
            <td role="cell" data-label={t('indicators.unit')}>
              {definition.unit}
            </td>
            <td role="cell">{codeWord('indicatorDirection', definition.direction)}</td>
            <td role="cell">{codeWord('indicatorOrigin', definition.origin)}</td>
            <td role="cell" data-label={t('indicators.owner')}>
              {definition.owner}
            </td>
            <td role="cell" data-label={t('indicators.whose')}>
              {organization.name}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
