import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { MonitoringChange } from '../../shared/api/types';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { StatusMark } from '../../shared/ui/StatusMark';
import { useSchoolChanges } from './api/changes';
import { TURNS, type ChangeSearch } from './search';

type Props = {
  change: MonitoringChange;
  search: ChangeSearch;
  onSearch: (next: ChangeSearch) => void;
};

/** Each school held against itself, by the rule of positive changes; or by one indicator alone: the schools behind its counts. */
export default function SchoolChanges({ change, search, onSearch }: Props) {
  const { t } = useTranslation();
  const roundId = change.to.id;
  const beside = change.from.id;
  const { place, of, turn } = search;
  const pages = useSchoolChanges(roundId, beside, search);
  return (
    <Stack component="section" gap="sm" id="schools">
      <Title order={2}>{t('rounds.schoolChanges')}</Title>
      <Group gap="sm" align="flex-end" className="no-print">
        <NativeSelect
          label={t('rounds.byIndicator')}
          value={of ?? ''}
          onChange={({ currentTarget: { value } }) => onSearch({ of: value || undefined })}
          data={[
            { value: '', label: t('rounds.allIndicators') },
            ...change.items.map(({ indicatorId, title }) => ({ value: indicatorId, label: title })),
          ]}
        />
        <NativeSelect
          label={t('rounds.turn')}
          value={turn ?? ''}
          onChange={({ currentTarget: { value } }) => onSearch({ turn: TURNS.find((one) => one === value) })}
          data={[
            { value: '', label: t('rounds.anyTurn') },
            { value: 'IMPROVED', label: t('rounds.improved') },
            { value: 'UNCHANGED', label: t('rounds.unchanged') },
            { value: 'WORSE', label: t('rounds.worse') },
          ]}
        />
      </Group>
      {of === undefined && (
        <Text size="sm" className="quiet">
          {t('rounds.positiveRule')}
        </Text>
      )}
      <ExportButton
        path={`/api/v1/monitoring-rounds/${roundId}/change/schools`}
        query={{ with: beside, municipality: place, indicator: of, turn }}
        name={t('rounds.schoolChanges')}
      />
      <Pages pages={pages} empty={<EmptyState title={t('common.nothingFound')} text={t('rounds.noPairs')} />}>
        {(items) => (
          <table className={grid.table} role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader">{t('rounds.school')}</th>
                <th role="columnheader">{t('rounds.municipality')}</th>
                {(['improved', 'unchanged', 'worse'] as const).map((count) => (
                  <th key={count} role="columnheader" className={grid.number}>
                    {t(`rounds.${count}`)}
                  </th>
                ))}
                <th role="columnheader">{t('rounds.positive')}</th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {items.map((one) => (
                <tr key={one.school.id} role="row">
                  <td role="cell" className={grid.lead}>
                    <AppLink
                      to="/monitoring-rounds/$roundId/forms/$schoolId"
                      params={{ roundId, schoolId: one.school.id }}
                    >
                      {one.school.name}
                    </AppLink>
                  </td>
                  <td role="cell">{one.municipality.name}</td>
                  {(['improved', 'unchanged', 'worse'] as const).map((count) => (
                    <td key={count} role="cell" className={grid.number} data-label={t(`rounds.${count}`)}>
                      {one[count]}
                    </td>
                  ))}
                  <td role="cell">
                    {one.positive && (
                      <StatusMark tone="green" icon={<IconArrowUpRight aria-hidden />}>
                        {t('rounds.positiveYes')}
                      </StatusMark>
                    )}
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
