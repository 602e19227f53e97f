import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { HeatMapColumn, HeatMapRow } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import type { HeatLevel } from '../search';
import { cellMark, readCell } from './cell';
import classes from './HeatPrint.module.css';

type Props = { level: HeatLevel; columns: HeatMapColumn[]; rows: HeatMapRow[] };

/** The whole map as a table for paper: on the screen only what is in sight is drawn, so it is made when a page is printed. */
export function HeatPrint({ level, columns, rows }: Props) {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  if (!printing) return null;
  return (
    <div className="print-only">
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{codeWord('heatLevelOne', level)}</th>
            {columns.map((column, index) => (
              <th key={column.activityId}>{column.number ?? index + 1}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.organization.id}>
              <th>{row.organization.name}</th>
              {row.cells.map((code, index) => {
                const cell = readCell(code);
                return <td key={columns[index]?.activityId ?? index}>{cell && cellMark(cell, level)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ol className={classes.columns}>
        {columns.map((column, index) => (
          <li key={column.activityId}>
            {column.number ?? index + 1} {column.title}
          </li>
        ))}
      </ol>
    </div>
  );
}
