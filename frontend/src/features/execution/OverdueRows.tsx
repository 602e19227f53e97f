import { useTranslation } from '../../shared/i18n/i18n';
import type { OverdueRow } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import type { OverdueBy } from './search';
import { TasksLink } from './TasksLink';

type Props = { items: OverdueRow[]; by: OverdueBy; roadmap?: string; within?: string };

/** Who is late, by how much; each number opens the tasks it counts. */
export function OverdueRows({ items, by, roadmap, within }: Props) {
  const { t } = useTranslation();
  const behind = (id: string) => {
    if (by === 'ROADMAP') return { roadmap: id, within };
    return by === 'SCHOOL' ? { organization: id, roadmap } : { within: id, roadmap };
  };
  const columns = ['overdue', 'threeDays', 'tenDays'] as const;
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{codeWord('overdueBy', by)}</th>
          {columns.map((column) => (
            <th key={column} role="columnheader" className={grid.number}>
              {t(`overdue.${column}`)}
            </th>
          ))}
          <th role="columnheader">{t('overdue.oldest')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((row) => (
          <tr key={row.id} role="row">
            <td role="cell" className={grid.lead}>
              <TasksLink search={{ view: 'overdue', ...behind(row.id) }}>{row.name}</TasksLink>
            </td>
            {columns.map((column) => (
              <td key={column} role="cell" className={grid.number}>
                <span className={grid.small}>{t(`overdue.${column}`)}: </span>
                {row[column]}
              </td>
            ))}
            <td role="cell" data-label={t('overdue.oldest')}>
              <span className={grid.nowrap}>{formatDay(row.oldestDue)}</span>{' '}
              <span className={`${grid.nowrap} quiet`}>({t('overdue.days', { count: row.oldestDays })})</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
