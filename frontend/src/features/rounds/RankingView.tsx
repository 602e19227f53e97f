import { Group, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { useRanking } from './api/changes';
import { signed } from './figures';
import { PlaceSelect } from './PlaceSelect';
import type { ViewProps } from './RoundPage';

/** Schools by rank, with how far each rank hangs on a single indicator. */
export default function RankingView({ round, search, change }: ViewProps) {
  const { t, i18n } = useTranslation();
  const pages = useRanking(round.id, search.place);
  return (
    <>
      <Text size="sm" className="quiet" maw={760}>
        {t('rounds.rankingText')}
      </Text>
      <Group gap="sm" align="flex-end" className="no-print">
        <PlaceSelect roundId={round.id} value={search.place} onChange={(place) => change({ place })} />
      </Group>
      <ExportButton
        path={`/api/v1/monitoring-rounds/${round.id}/ranking`}
        query={{ municipality: search.place }}
        name={t('rounds.view.ranking')}
      />
      <Pages pages={pages} empty={<EmptyState title={t('rounds.noRanks')} text={t('rounds.noRanksText')} />}>
        {(items) => (
          <table className={grid.table} role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" className={grid.number}>
                  {t('rounds.rank')}
                </th>
                <th role="columnheader">{t('rounds.school')}</th>
                <th role="columnheader">{t('rounds.municipality')}</th>
                <th role="columnheader" className={grid.number}>
                  {t('rounds.score')}
                </th>
                <th role="columnheader">{t('rounds.sensitivity')}</th>
                <th role="columnheader" className={grid.number}>
                  {t('rounds.measured')}
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {items.map((one) => (
                <tr key={one.school.id} role="row">
                  <td role="cell" className={grid.number} data-label={t('rounds.rank')}>
                    {one.rank}
                  </td>
                  <td role="cell" className={grid.lead}>
                    <AppLink
                      to="/monitoring-rounds/$roundId/forms/$schoolId"
                      params={{ roundId: round.id, schoolId: one.school.id }}
                    >
                      {one.school.name}
                    </AppLink>
                  </td>
                  <td role="cell">{one.municipality.name}</td>
                  <td role="cell" className={grid.number} data-label={t('rounds.score')}>
                    {signed(one.score, 2, i18n.language)}
                  </td>
                  <td role="cell" data-label={t('rounds.sensitivity')}>
                    {one.bestRank === one.worstRank
                      ? t('rounds.steady')
                      : t('rounds.from', { best: one.bestRank, worst: one.worstRank })}
                  </td>
                  <td role="cell" className={grid.number} data-label={t('rounds.measured')}>
                    {one.known}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Pages>
    </>
  );
}
