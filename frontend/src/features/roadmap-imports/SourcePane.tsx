import { NativeSelect, Text } from '@mantine/core';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnRole, ImportPatch, ImportView, RowKind, SourceRow } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import classes from './SourcePane.module.css';

const ROLES: ColumnRole[] = [
  'NUMBER',
  'ACTIVITY',
  'EXECUTORS',
  'ACTOR',
  'PROJECT_LEVEL',
  'DIRECTION',
  'TERM',
  'PARTICIPANTS',
  'EXPECTED_RESULT',
  'IGNORED',
];
const KINDS: RowKind[] = ['SECTION', 'ACTIVITY', 'CONTINUATION', 'IGNORED'];

type Props = {
  view: ImportView;
  row: number | null;
  onRow: (row: number) => void;
  onChange: (patch: ImportPatch) => void;
  busy: boolean;
};

/** The document's table as it was; what a column and a row are can be said otherwise here. */
export function SourcePane({ view, row, onRow, onChange, busy }: Props) {
  const { t } = useTranslation();
  const width = view.columns.length;
  return (
    <div className={classes.frame} tabIndex={0} role="region" aria-label={t('imports.panes.source')}>
      {view.source.tables.map((table, index) => (
        <table key={index} className={classes.table}>
          {table.name && <caption>{table.name}</caption>}
          <thead>
            <tr>
              <th scope="col" className={classes.gutter}>
                <span className="visually-hidden">{t('imports.rowKind')}</span>
              </th>
              {view.columns.map((column) => (
                <th key={column.index} scope="col">
                  <NativeSelect
                    size="xs"
                    aria-label={t('imports.roleOf', { header: column.header || column.index + 1 })}
                    value={column.role}
                    disabled={busy}
                    onChange={(event) =>
                      onChange({ columns: [{ index: column.index, role: event.currentTarget.value as ColumnRole }] })
                    }
                    data={ROLES.map((role) => ({ value: role, label: codeWord('columnRole', role) }))}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((one) => (
              <Row
                key={one.row}
                source={one}
                width={width}
                chosen={one.row === row}
                busy={busy}
                onRow={onRow}
                onChange={onChange}
              />
            ))}
          </tbody>
        </table>
      ))}
      {view.source.tables.length === 0 && <Text className="quiet">{t('imports.noSource')}</Text>}
    </div>
  );
}

type RowProps = { source: SourceRow; width: number; chosen: boolean } & Pick<Props, 'busy' | 'onRow' | 'onChange'>;

const Row = memo(function Row({ source, width, chosen, busy, onRow, onChange }: RowProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (chosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const setKind = (kind: RowKind) => onChange({ rows: [{ row: source.row, kind }] });
  return (
    <tr
      ref={place}
      className={classes.row}
      data-kind={source.kind}
      data-chosen={chosen || undefined}
      aria-current={chosen || undefined}
      onClick={() => onRow(source.row)}
    >
      <th scope="row" className={classes.gutter}>
        <button
          type="button"
          className={classes.number}
          onClick={() => onRow(source.row)}
          title={codeWord('rowKind', source.kind)}
        >
          {source.row}
          <span className="visually-hidden">{`: ${codeWord('rowKind', source.kind)}`}</span>
        </button>
        {chosen && (
          <NativeSelect
            size="xs"
            aria-label={t('imports.rowKind')}
            value={KINDS.includes(source.kind) ? source.kind : ''}
            disabled={busy}
            onChange={(event) => setKind(event.currentTarget.value as RowKind)}
            data={[
              ...(KINDS.includes(source.kind) ? [] : [{ value: '', label: codeWord('rowKind', source.kind) }]),
              ...KINDS.map((kind) => ({ value: kind, label: codeWord('rowKind', kind) })),
            ]}
          />
        )}
      </th>
      {cellsOf(source, width).map((cell) => (
        <td key={cell.index} colSpan={cell.span} className="verbatim">
          {cell.text}
        </td>
      ))}
    </tr>
  );
});

/** The row's cells with the holes of merged ones filled, so that every row is as wide as the table. */
function cellsOf(source: SourceRow, width: number): SourceRow['cells'] {
  const cells: SourceRow['cells'] = [];
  let next = 0;
  for (const cell of source.cells) {
    for (; next < cell.index; next++) cells.push({ index: next, span: 1, text: '' });
    if (cell.index < next) continue;
    cells.push(cell);
    next = cell.index + Math.max(1, cell.span);
  }
  for (; next < width; next++) cells.push({ index: next, span: 1, text: '' });
  return cells;
}
