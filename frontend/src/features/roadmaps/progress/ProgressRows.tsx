import type { ReactNode } from 'react';
import type { ProgressCounts, ProgressRow } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import { useTranslation } from '../../../shared/i18n/i18n';
import { ShareBar } from '../../../shared/progress/ShareBar';
import grid from '../../../shared/ui/DataTable.module.css';
import { TasksLink, type TaskSearch } from '../TasksLink';
import { BEHIND, FIGURES, type Figure } from './figures';
import classes from './ProgressRows.module.css';

/** The figures of the whole. */
export function Totals({ counts, to }: { counts: ProgressCounts; to: TaskSearch | null }) {
  return (
    <dl className={classes.totals}>
      {FIGURES.map((figure) => (
        <div key={figure} data-figure={figure} data-none={counts[figure] === 0 || undefined}>
          <dt>{codeWord('figure', figure)}</dt>
          <dd>
            <Number figure={figure} count={counts[figure]} to={to} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** @param to where the tasks behind it are; null: nowhere, for tasks are listed as they are now */
function Number({ figure, count, to }: { figure: Figure; count: number; to: TaskSearch | null }) {
  if (count === 0) return <span className="quiet">0</span>;
  return to ? <TasksLink search={{ ...to, ...BEHIND[figure] }}>{count}</TasksLink> : count;
}

type Props = {
  items: ProgressRow[];
  /** What the rows are. */
  head: string;
  lead: (row: ProgressRow) => ReactNode;
  /** Where the tasks behind the figures of a row are; null: nowhere. */
  to: (row: ProgressRow) => TaskSearch | null;
};

/** Row by row how far it is; each figure opens the tasks behind it. */
export function ProgressRows({ items, head, lead, to }: Props) {
  const { t } = useTranslation();
  return (
    <table className={`${grid.table} ${classes.rows}`} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{head}</th>
          <th role="columnheader">{t('progress.share')}</th>
          {FIGURES.map((figure) => (
            <th key={figure} role="columnheader" className={grid.number}>
              {codeWord('figure', figure)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((row) => (
          <tr key={row.id ?? row.kind ?? 'none'} role="row">
            <td role="cell" className={grid.lead}>
              {lead(row)}
            </td>
            <td role="cell">
              <ShareBar counts={row.counts} />
            </td>
            {FIGURES.map((figure) => (
              <td key={figure} role="cell" className={grid.number}>
                <span className={grid.small}>{codeWord('figure', figure)}: </span>
                <Number figure={figure} count={row.counts[figure]} to={to(row)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
