import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation, type Translate } from '../../../shared/i18n/i18n';
import type { HeatMapColumn, HeatMapRow } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import type { HeatLevel } from '../search';
import { TasksLink } from '../TasksLink';
import { cellMark, lateShare, readCell, step, type Place } from './cell';
import classes from './HeatGrid.module.css';

const ROW = 32;
/** Two lines for a name. */
const ROW_NARROW = 44;
const COLUMN = 40;
const HEAD = 36;
const AHEAD = 60;
const STEP = 25;

type Props = {
  roadmapId: string;
  level: HeatLevel;
  columns: HeatMapColumn[];
  rows: HeatMapRow[];
  /** Told when other rows come into sight: in steps, so that each small movement changes nothing above. */
  onSight: (rows: readonly [number, number]) => void;
  /** Asks for more rows; left out when there are none or they are on their way. */
  more: (() => void) | undefined;
};

/** A grid with one tab stop; only the cells in sight are drawn, both ways. */
export function HeatGrid({ roadmapId, level, columns, rows, onSight, more }: Props) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [wanted, setActive] = useState<Place>({ row: 0, column: 0 });
  const active = { row: Math.min(wanted.row, rows.length - 1), column: Math.min(wanted.column, columns.length - 1) };
  const narrow = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false });
  const name = narrow ? 128 : 260;
  const height = narrow ? ROW_NARROW : ROW;
  // Nothing of what it gives is kept between two drawings.
  // eslint-disable-next-line react-hooks/incompatible-library
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: HEAD,
    paddingStart: HEAD,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => frame.current,
    estimateSize: () => COLUMN,
    overscan: 4,
    scrollPaddingStart: name,
    paddingStart: name,
  });
  // The phone was turned: rows are of another height.
  useEffect(() => down.measure(), [down, height]);
  const inSight = down.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  const from = Math.floor((inSight[0]?.index ?? 0) / STEP) * STEP;
  const to = Math.ceil(last / STEP) * STEP;
  useEffect(() => onSight([from, to]), [onSight, from, to]);
  useEffect(() => {
    if (more && last >= rows.length - AHEAD) more();
  }, [more, last, rows.length]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = step(event.key, active, rows.length, columns.length);
    if (!next) return;
    event.preventDefault();
    setActive(next);
    down.scrollToIndex(next.row);
    across.scrollToIndex(next.column);
  };
  const inColumns = across.getVirtualItems();
  return (
    <>
      <div
        ref={frame}
        className={classes.frame}
        role="grid"
        tabIndex={0}
        aria-label={t('roadmaps.views.heat')}
        aria-rowcount={more ? -1 : rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={idOf(active)}
        onKeyDown={onKeyDown}
      >
        <div style={{ width: across.getTotalSize(), height: down.getTotalSize() }} className={classes.plane}>
          <div role="row" className={classes.head} style={{ height: HEAD }}>
            <span role="columnheader" className={classes.corner} style={{ width: name, height: HEAD }}>
              {codeWord('heatLevelOne', level)}
            </span>
            {inColumns.map((item) => (
              <span
                key={item.key}
                role="columnheader"
                aria-colindex={item.index + 2}
                className={classes.column}
                style={{ insetInlineStart: item.start, width: COLUMN, height: HEAD }}
                title={columns[item.index]?.title}
              >
                {columns[item.index]?.number ?? item.index + 1}
              </span>
            ))}
          </div>
          {inSight.map((line) => {
            const row = rows[line.index];
            return (
              row && (
                <Line
                  key={row.organization.id}
                  level={level}
                  row={row}
                  columns={columns}
                  at={line.index}
                  top={line.start}
                  height={height}
                  name={name}
                  from={inColumns[0]?.index ?? 0}
                  to={inColumns.at(-1)?.index ?? -1}
                  chosen={line.index === active.row ? active.column : -1}
                  onChoose={setActive}
                />
              )
            );
          })}
        </div>
      </div>
      <Chosen roadmapId={roadmapId} level={level} row={rows[active.row]} columns={columns} index={active.column} />
    </>
  );
}

type LineProps = {
  level: HeatLevel;
  row: HeatMapRow;
  columns: HeatMapColumn[];
  at: number;
  top: number;
  height: number;
  /** How wide the names are. */
  name: number;
  /** The columns in sight. */
  from: number;
  to: number;
  /** The chosen column of this row; -1: none. */
  chosen: number;
  onChoose: (place: Place) => void;
};

/** One organisation. While one scrolls down, rows that stay in sight are not drawn anew. */
const Line = memo(function Line({ level, row, columns, at, top, height, name, from, to, chosen, onChoose }: LineProps) {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={at + 2} className={classes.row} style={{ top, height }}>
      <span role="rowheader" className={classes.name} style={{ width: name }} title={row.organization.name}>
        {row.organization.name}
      </span>
      {columns.slice(from, to + 1).map((column, place) => {
        const index = from + place;
        const cell = readCell(row.cells[index]);
        const words = wordsOf(row, column, index, t);
        return (
          <span
            key={index}
            id={idOf({ row: at, column: index })}
            role="gridcell"
            aria-colindex={index + 2}
            aria-selected={index === chosen}
            aria-label={words}
            title={words}
            className={classes.cell}
            data-letter={cell?.letter}
            data-heat={cell ? lateShare(cell, level)?.heat : undefined}
            style={{ insetInlineStart: name + index * COLUMN, width: COLUMN, height }}
            onClick={() => onChoose({ row: at, column: index })}
          >
            {cell && cellMark(cell, level)}
          </span>
        );
      })}
    </div>
  );
});

const idOf = ({ row, column }: Place) => `heat-${row}-${column}`;

type Name = Pick<HeatMapColumn, 'number' | 'title'>;

function wordsOf(row: HeatMapRow, column: Name | undefined, index: number, t: Translate): string {
  const cell = readCell(row.cells[index]);
  const about = [row.organization.name, [column?.number, column?.title].filter(Boolean).join(' ')].join('. ');
  if (!cell) return `${about}. ${t('heat.nothing')}`;
  const done = t('heat.done', { accepted: cell.accepted, total: cell.total });
  const overdue = cell.overdue > 0 ? ` ${t('heat.overdue', { count: cell.overdue })}` : '';
  return `${about}. ${codeWord('heatWord', cell.letter)}. ${done}${overdue}`;
}

type ChosenProps = {
  roadmapId: string;
  level: HeatLevel;
  row: HeatMapRow | undefined;
  columns: HeatMapColumn[];
  index: number;
};

/** The chosen cell in words, also for a finger that has no tooltip. */
function Chosen({ roadmapId, level, row, columns, index }: ChosenProps) {
  const { t } = useTranslation();
  const column = columns[index];
  if (!row || !column) return null;
  const of = level === 'SCHOOL' ? { organization: row.organization.id } : { within: row.organization.id };
  return (
    <Text size="sm" className="no-print">
      {wordsOf(row, column, index, t)}{' '}
      {readCell(row.cells[index]) && (
        <TasksLink search={{ roadmap: roadmapId, view: 'all', activity: column.activityId, ...of }}>
          {t('heat.toTasks')}
        </TasksLink>
      )}
    </Text>
  );
}
