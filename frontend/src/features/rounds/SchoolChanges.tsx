import { Stack, Text, Title } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { StatusMark } from '../../shared/ui/StatusMark';
import { useSchoolChanges } from './api/changes';

type Props = { roundId: string; beside: string; place: string | undefined };

/** Each school held against itself, by the rule of positive changes. */
export default function SchoolChanges({ roundId, beside, place }: Props) {
  const { t } = useTranslation();
  const pages = useSchoolChanges(roundId, beside, place);
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t('rounds.schoolChanges')}</Title>
      <Text size="sm" className="quiet">
        {t('rounds.positiveRule')}
      </Text>
      <ExportButton
        path={`/api/v1/monitoring-rounds/${roundId}/change/schools`}
        query={{ with: beside, municipality: place }}
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
