import { useTranslation } from '../../shared/i18n/i18n';
import type { RoadmapSummary } from '../../shared/api/types';
import { formatPeriod } from '../../shared/format/dates';
import { AppLink } from '../../shared/ui/links';
import grid from '../../shared/ui/DataTable.module.css';
import { DoubtCount } from './DoubtCount';
import { RoadmapStateMark } from './RoadmapStateMark';

/** A table on a desk, cards on a phone: the roles keep it a table for a screen reader in both. */
export function RoadmapRows({ items }: { items: RoadmapSummary[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('roadmaps.title')}</th>
          <th role="columnheader">{t('roadmaps.organization')}</th>
          <th role="columnheader">{t('roadmaps.period')}</th>
          <th role="columnheader">{t('roadmaps.state')}</th>
          <th role="columnheader" className={grid.number}>
            {t('roadmaps.activities')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/roadmaps/$roadmapId" params={{ roadmapId: one.id }}>
                {one.title}
              </AppLink>
            </td>
            <td role="cell">{one.organization.name}</td>
            <td role="cell" className={grid.nowrap}>
              {formatPeriod(one.periodStart, one.periodEnd)}
            </td>
            <td role="cell">
              <RoadmapStateMark state={one.state} />
            </td>
            <td role="cell" className={grid.number}>
              <span className={grid.small}>{t('roadmaps.activityCount', { count: one.activityCount })}</span>
              <span className={grid.wide}>{one.activityCount}</span>
              {one.reviewCount > 0 && <DoubtCount count={one.reviewCount} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
